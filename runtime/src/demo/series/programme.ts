import type { Field } from '../college-plan.js';
import { enrolledIn, YEARS_OF_STUDY, type DemoCollege, type DemoProgramme } from '../demo-college.js';
import { ACADEMIC_YEARS, type DemoPeriod } from '../demo-periods.js';
import { bell, between, integer } from '../noise.js';
import type { SeriesGroup } from '../series.js';

const TOPIC = {
  registration: 101,
  plan: 102,
  placement: 103,
  related: 104,
  teachers: 105,
  dual: 106,
  places: 107,
  certificates: 108,
  firms: 109,
};

/** Practice places for each student in a healthy programme; well above the standard of its field. */
const PLACES_PER_STUDENT: Readonly<Record<Field, number>> = {
  manufacturing: 0.68,
  energy: 0.68,
  transport: 0.66,
  information: 0.56,
  construction: 0.55,
  chemistry: 0.58,
  business: 0.33,
};

export function programmeSeries({ programmes }: DemoCollege): SeriesGroup<DemoProgramme> {
  return {
    level: 'programme',
    periodKind: 'academicYear',
    source: '专业建设数据（教务、招就、人事）',
    periods: ACADEMIC_YEARS,
    subjects: programmes,
    isMeasured: () => true,
    series: [
      {
        item: 'programme-admission-plan',
        valueOf: (one, at) => Math.ceil(admitted(one, at) / share(one, at, 0.97, 0.02, TOPIC.plan)),
      },
      { item: 'programme-admitted', valueOf: admitted },
      { item: 'programme-registered', valueOf: registered },
      { item: 'programme-students', valueOf: students },
      { item: 'programme-graduates', valueOf: graduates },
      { item: 'programme-placed', valueOf: placed },
      {
        item: 'programme-placed-related',
        valueOf: (one, at) => Math.round(placed(one, at) * share(one, at, 0.8, 0.08, TOPIC.related)),
      },
      { item: 'programme-teachers', valueOf: teachers },
      {
        item: 'programme-dual-teachers',
        valueOf: (one, at) => Math.ceil(teachers(one, at) * share(one, at, 0.78, 0.07, TOPIC.dual)),
      },
      { item: 'programme-practice-places', valueOf: practicePlaces },
      { item: 'programme-certificate-candidates', valueOf: graduates },
      {
        item: 'programme-certificates',
        valueOf: (one, at) => Math.round(graduates(one, at) * share(one, at, 0.84, 0.09, TOPIC.certificates)),
      },
      {
        item: 'programme-partner-firms',
        valueOf: ({ index }, at) => integer(4, 14, TOPIC.firms, index) + at.index,
      },
    ],
  };
}

/** A level of its own for each programme, rising slowly, with some noise: never further than `spread` from the centre. */
function share(
  { index }: DemoProgramme,
  at: DemoPeriod,
  centre: number,
  spread: number,
  topic: number,
): number {
  const own = bell(topic, index, 99) * 0.5;
  const trend = (at.index - 2) * 0.05;
  return centre + spread * (own + trend + bell(topic, index, at.index) * 0.4);
}

function registered({ cohorts }: DemoProgramme, { startYear }: DemoPeriod): number {
  return cohorts.get(startYear) ?? 0;
}

function admitted(programme: DemoProgramme, at: DemoPeriod): number {
  return Math.floor(registered(programme, at) / share(programme, at, 0.955, 0.025, TOPIC.registration));
}

function students(programme: DemoProgramme, { startYear }: DemoPeriod): number {
  return enrolledIn(programme, startYear);
}

/** Those who finish in the summer of the academic year. */
function graduates({ cohorts }: DemoProgramme, { startYear }: DemoPeriod): number {
  return cohorts.get(startYear + 1 - YEARS_OF_STUDY) ?? 0;
}

function placed(programme: DemoProgramme, at: DemoPeriod): number {
  return Math.ceil(graduates(programme, at) * share(programme, at, 0.965, 0.018, TOPIC.placement));
}

function teachers({ index }: DemoProgramme, { index: year }: DemoPeriod): number {
  return integer(9, 13, TOPIC.teachers, index) + (year > 2 ? 1 : 0);
}

/** Workshops grow with the programme's largest year, not with each intake. */
function practicePlaces(programme: DemoProgramme, at: DemoPeriod): number {
  const largest = Math.max(...ACADEMIC_YEARS.slice(0, at.index + 1).map((year) => students(programme, year)));
  return Math.round(
    largest * PLACES_PER_STUDENT[programme.field] * between(1, 1.25, TOPIC.places, programme.index),
  );
}
