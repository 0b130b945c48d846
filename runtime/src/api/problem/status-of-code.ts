/** HTTP status of failures that services raise; what is not named is the caller's mistake (400). */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'channel.noAddress': 422,
  'definition.otherCode': 422,
  'definition.sameAuthor': 409,
  'grid.tooLarge': 413,
  'grid.unknown': 422,
  'password.wrong': 422,
  'plan.decision': 409,
  'plan.undone': 409,
  'savedView.tooMany': 409,
  'warning.notAsked': 409,
  'warning.withheld': 409,
};

/** Endings that mean the same in every area. */
const STATUS_OF_ENDING: readonly (readonly [ending: RegExp, status: number])[] = [
  [/\.(notFound|unknown)$/, 404],
  [/\.forbidden$/, 403],
  [/\.stale$/, 412],
  [/\.(notDraft|notInReview|notOpen|resolved|exists|conflict)$/, 409],
  [/\.(invalid|invalidValues|tooShort|tooSimple|same|otherKind)$/, 422],
];

/** The status that a failure's stable code stands for. */
export function statusOfCode(code: string): number {
  const exact = STATUS_OF_CODE[code];
  if (exact !== undefined) return exact;
  return STATUS_OF_ENDING.find(([ending]) => ending.test(code))?.[1] ?? 400;
}
