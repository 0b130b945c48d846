import type { Notice, Subject, UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { notify } from '../notification/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { led, thoseResponsible, warningNotice } from './warning-notices.js';

/**
 * Tells those responsible of warnings that stand and of which they do not know yet, and sets the improvement going;
 * those that are muted or silenced stay unsaid, and of those that are withheld the quality office alone hears. The caller holds the locks.
 */
export async function tellWarnings(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock'>,
  ids: readonly WarningId[],
): Promise<void> {
  const untold = (await unit.warnings.byIds([...new Set(ids)])).filter(
    ({ confirmation, mutedBy, state, toldAt, withheld }) =>
      toldAt === null &&
      (!withheld || confirmation === 'waiting') &&
      mutedBy === null &&
      (state === 'open' || state === 'recovering'),
  );
  if (untold.length === 0) return;
  const now = deps.clock.now();
  const silences = await unit.silences.over(
    untold.map(({ id }) => id),
    now,
  );
  const said = untold.filter(({ id }) => !silences.has(id));
  if (said.length === 0) return;
  const released = await unit.definitions.released();
  const subjects = await subjectsOf(unit, said);
  const notices: Notice[] = said
    .filter(({ withheld }) => withheld)
    .map((warning) =>
      warningNotice(
        warning,
        { released, subject: subjects.get(warning.subjectId) },
        {
          kind: 'warningToConfirm',
          audience: [{ kind: 'qualityOffice' }],
          say: led('待质量办核实', 'To be confirmed'),
        },
      ),
    );
  const told = said.filter(({ withheld }) => !withheld);
  for (const warning of told) {
    await unit.warnings.update(warning.id, { toldAt: now });
    const again = (await unit.warnings.events(warning.id)).findLast(({ data, kind }) =>
      kind === 'reopened' ? data['from'] === 'resolved' : false,
    );
    const scope = { released, subject: subjects.get(warning.subjectId) };
    notices.push(
      warningNotice(warning, scope, {
        audience: thoseResponsible(warning, scope),
        ...(again === undefined
          ? { kind: 'warningOpened' }
          : { kind: 'warningReopened', occasion: String(again.id), say: led('预警重新开启', 'Reopened') }),
      }),
    );
  }
  await notify(unit, deps, notices);
  const processOf = new Map(released.dictionary.rules.map(({ code, process }) => [code, process]));
  const starting = told.filter(({ rule }) => processOf.get(rule) !== undefined).map(({ id }) => id);
  if (starting.length > 0) {
    await unit.outbox.add([{ queue: 'improve', kind: 'start', warningIds: starting }]);
  }
}

export async function subjectsOf(
  unit: Pick<UnitOfWork, 'subjects'>,
  warnings: readonly Pick<Warning, 'subjectId'>[],
): Promise<Map<number, Subject>> {
  const ids = [...new Set(warnings.map(({ subjectId }) => subjectId))];
  return new Map((await unit.subjects.byIds(ids)).map((subject) => [subject.id, subject]));
}
