import { periodKey } from '@zhengai/engine';
import { COLLEGE } from './college-plan.js';
import type { DemoCollege } from './demo-college.js';
import type { DemoPeriod } from './demo-periods.js';
import { ObservationBatchBuilder, type DemoBatch } from './observation-batch-builder.js';
import type { PlantedProblem, PlantedValue } from './planted-problem.js';
import { plantedByItem, type PlantedOfItem } from './planted-values.js';
import type { SeriesGroup } from './series.js';
import {
  classSeries,
  courseAttendanceSeries,
  courseSeries,
  programmeSeries,
  schoolSeries,
  studentSeries,
  teacherSeries,
  teacherYearSeries,
} from './series/index.js';

const BATCH_ROWS = 50_000;
/** A value that was corrected had been reported so much earlier. */
const CORRECTED_AFTER_MS = 14 * 24 * 60 * 60 * 1000;

/** The college's data as its sources would deliver it, planted problems included; batches of one level and source. */
export function* demoObservations(
  college: DemoCollege,
  problems: readonly PlantedProblem[],
): Generator<DemoBatch> {
  const planted = plantedByItem(problems);
  const { students, programmes, courses, teachers, classes } = college;
  yield* batchesOf(schoolSeries(college), planted, () => COLLEGE.code);
  yield* batchesOf(programmeSeries(college), planted, (at) => programmes[at]?.code);
  yield* batchesOf(courseSeries(college), planted, (at) => courses[at]?.code);
  yield* batchesOf(courseAttendanceSeries(college), planted, (at) => courses[at]?.code);
  yield* batchesOf(classSeries(college), planted, (at) => classes[at]?.code);
  yield* batchesOf(teacherSeries(college), planted, (at) => teachers[at]?.code);
  yield* batchesOf(teacherYearSeries(college), planted, (at) => teachers[at]?.code);
  yield* batchesOf(studentSeries(college), planted, (at) => students[at]?.code);
}

function* batchesOf<Subject>(
  group: SeriesGroup<Subject>,
  planted: ReadonlyMap<string, PlantedOfItem>,
  codeOf: (subject: number) => string | undefined,
): Generator<DemoBatch> {
  const { level, source, periods, subjects, series } = group;
  const head = { level, source, items: series.map(({ item }) => item) };
  const plantedOf = series.map(({ item }) => planted.get(`${level}/${item}`));
  const rows = new ObservationBatchBuilder(head, BATCH_ROWS);
  for (const at of periods) {
    const [period, knownAt] = [periodKey(at.period), Date.parse(at.knownAt)];
    for (const [place, subject] of subjects.entries()) {
      if (!group.isMeasured(subject, at)) continue;
      const code = plantedOf.some((one) => one !== undefined) ? codeOf(place) : undefined;
      for (const [item, one] of series.entries()) {
        const wrong = findPlanted(plantedOf[item], code, at);
        const value = wrong === undefined ? one.valueOf(subject, at) : wrong.value;
        if (value === undefined || value === null) continue;
        if (wrong?.reportedFirst !== undefined) {
          rows.add(item, place, period, wrong.reportedFirst, knownAt - CORRECTED_AFTER_MS);
          yield rows.take();
        }
        rows.add(item, place, period, value, knownAt);
        if (rows.isFull) yield rows.take();
      }
    }
  }
  if (!rows.isEmpty) yield rows.take();
}

function findPlanted(
  ofItem: PlantedOfItem | undefined,
  code: string | undefined,
  { period }: DemoPeriod,
): PlantedValue | undefined {
  return ofItem === undefined || code === undefined ? undefined : ofItem.get(code)?.get(period);
}
