import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  checkModel,
  checkProcess,
  checkRule,
  checkScoreSheet,
  checkTarget,
  verifyPack,
  type Diagnostic,
  type Dictionary,
  type Process,
  type Rule,
  type ScoreSheet,
  type Target,
} from '@zhengai/engine';
import { parse } from 'yaml';

const SOUND = path.join(import.meta.dirname, 'sound-model.yaml');

type Definition = Readonly<Record<string, unknown>> & { readonly code?: string };
type Model = Readonly<Record<string, unknown>>;

export function soundModel(): Model {
  return parse(readFileSync(SOUND, 'utf8')) as Model;
}

/**
 * The sound model with a change: of a definition of the same code the properties given are put in place (`null` takes one
 * out); one of a new code is made after the first of its list.
 */
export function changedModel(change: string): Model {
  const model: Record<string, unknown> = { ...soundModel() };
  for (const [list, given] of Object.entries(parse(change) as Model)) {
    const old = (model[list] ?? []) as readonly Definition[];
    const definitions = given as readonly Definition[];
    const codes = definitions.map(({ code }) => code);
    const merged = definitions.map((one) => {
      const base = old.find(({ code }) => code === one.code) ?? (list === 'rules' ? last(old) : old[0]);
      const all = Object.entries({ ...base, ...one });
      return Object.fromEntries(all.filter(([, value]) => value !== null));
    });
    const changed = old.map((one) => merged.find(({ code }) => code === one.code) ?? one);
    const added = merged.filter(
      ({ code }, i) => !old.some((one) => one.code === code) || codes.indexOf(code as string) < i,
    );
    model[list] = [...changed, ...added];
  }
  return model;
}

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

/** All that is found in a model, as a pack and, where its shape is right, as definitions. */
export function findingsIn(model: Model): readonly Diagnostic[] {
  const { pack, diagnostics } = verifyPack(model);
  if (pack === undefined) return [...diagnostics, ...onTheirOwn(model)];
  const more = checkModel({ ...model, ...pack });
  return [...diagnostics, ...more];
}

/** Checks that take whatever they are given, as a page for drafts uses them. */
function onTheirOwn(model: Model): readonly Diagnostic[] {
  const dictionary = model as unknown as Dictionary;
  const list = (name: string) => (model[name] ?? []) as readonly unknown[];
  return [
    ...list('rules').flatMap((one) => checkRule(one as Rule, dictionary)),
    ...list('processes').flatMap((one) => checkProcess(one as Process)),
    ...list('scoreSheets').flatMap((one) => checkScoreSheet(one as ScoreSheet, dictionary)),
    ...list('targets').flatMap((one) => checkTarget(one as Target, dictionary)),
  ];
}
