/** Content security policies may forbid making functions from text; asked once, since browsers report each try. */
export const CODE_GENERATION_ALLOWED = isCodeGenerationAllowed();

function isCodeGenerationAllowed(): boolean {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- asks whether it is allowed at all
    return (new Function('return 1') as () => number)() === 1;
  } catch {
    return false;
  }
}
