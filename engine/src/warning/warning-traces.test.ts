import { describe, expect, test } from 'vitest';
import { readLifeCycle, readTrace, shownEpisodes, shownState } from '../../test/support/warning-trace.js';
import { foldWarning } from './index.js';

/**
 * The life of a warning, example by example. One word a period on each side of the bar: what the data said (`T`
 * triggered, `c` clear and recovered, `h` clear but not recovered, `?` no data, `!` evaluating failed; in brackets what
 * people did about it), and where the warning then stood. Last, the warnings there have been: `2(1)-4 recovery` opened in
 * period 2 after a run from period 1 and ended in period 4.
 */
const TRACES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'Nothing happens': {
    'opens 1, clears 1': [
      'c c             | normal normal                       | ',
      '?               | noData                              | ',
      'c !             | normal error                        | ',
      'c ! c           | normal error normal                 | ',
    ],
  },
  'It opens after so many periods in a row, and says since when': {
    'opens 1, clears 1': ['c T             | normal open                         | 2-'],
    'opens 2, clears 2': [
      'T               | pending                             | ',
      'T T             | pending open                        | 2(1)-',
      'T c T           | pending normal pending              | ',
      'T c             | pending normal                      | ',
    ],
    'opens 3, clears 2': [
      'T T T c c       | pending pending open recovering resolved  | 3(1)-5 recovery',
      'T T c T T T     | pending pending normal pending pending open | 6(4)-',
    ],
  },
  'A period without an answer breaks a run; it opens nothing and ends nothing': {
    'opens 2, clears 2': [
      'T ?             | pending noData                      | ',
      'T ? T           | pending noData pending              | ',
      'T ? T T         | pending noData pending open         | 4(3)-',
      'T T c ?         | pending open recovering open        | 2(1)-',
      'T T c ? c       | pending open recovering open recovering   | 2(1)-',
      'T T c ! c c     | pending open recovering open recovering resolved | 2(1)-6 recovery',
    ],
    'opens 1, clears 1': [
      'T ?             | open open                           | 1-',
      'T ! ! ! c       | open open open open resolved        | 1-5 recovery',
    ],
  },
  'It ends by recovery': {
    'opens 1, clears 1': [
      'T c             | open resolved                       | 1-2 recovery',
      'T c c           | open resolved resolved              | 1-2 recovery',
      'T c ?           | open resolved noData                | 1-2 recovery',
      'T c T           | open resolved open                  | 1-2 recovery, 3-',
    ],
    'opens 2, clears 2': [
      'T T c c         | pending open recovering resolved    | 2(1)-4 recovery',
      'T T c T         | pending open recovering open        | 2(1)-',
      'T T c T c       | pending open recovering open recovering   | 2(1)-',
    ],
  },
  'Clear is not enough where the rule says what counts as recovered': {
    'opens 1, clears 1': [
      'T h             | open open                           | 1-',
      'T h h h c       | open open open open resolved        | 1-5 recovery',
    ],
    'opens 1, clears 2': [
      'T c h c         | open recovering open recovering     | 1-',
      'T c h c c       | open recovering open recovering resolved  | 1-5 recovery',
    ],
  },
  'It stands for so many periods at least': {
    'opens 1, clears 1, keeps 3': [
      'T c c           | open recovering recovering          | 1-',
      'T c c c         | open recovering recovering resolved | 1-4 recovery',
      'T c T c         | open recovering open resolved       | 1-4 recovery',
      'T c ? c         | open recovering open resolved       | 1-4 recovery',
      'T T T T c       | open open open open resolved        | 1-5 recovery',
      'T c c c T c c c | open recovering recovering resolved open recovering recovering resolved | 1-4 recovery, 5-8 recovery',
    ],
    'opens 2, clears 2, keeps 2': [
      'T T c c         | pending open recovering resolved    | 2(1)-4 recovery',
      'c c c T T c     | normal normal normal pending open recovering | 5(4)-',
    ],
    'opens 1, clears 1, keeps 1': ['T c             | open resolved                       | 1-2 recovery'],
    // People, and the proof of an improvement, are not held back.
    'opens 1, clears 1, keeps 5': [
      'T[dismissed] c  | resolved resolved                   | 1-1 dismissal',
      'T[improvementStarted] c[verifiedEffective] | open resolved | 1-2 verification',
      'T[improvementStarted] c[improvementCancelled] c c c c | open recovering recovering recovering recovering resolved | 1-6 recovery',
    ],
  },
  'Missing data is told to who owes it, apart from the warning': {
    'opens 1, clears 1, noData 2 dataOwner': [
      '?               | noData                              | ',
      '? ?             | noData noData→dataOwner             | ',
      '? ? ? c         | noData noData→dataOwner noData→dataOwner normal | ',
      'c ? c ? ?       | normal noData normal noData noData→dataOwner | ',
      'T ? ? c         | open open open→dataOwner resolved   | 1-4 recovery',
    ],
    'opens 1, clears 1': ['? ? ? ? ?       | noData noData noData noData noData  | '],
  },
  'A rule that fails is told to who keeps it': {
    'opens 1, clears 1, noData 3 dataOwner, error 1 ruleOwner': [
      'c ! c           | normal error→ruleOwner normal       | ',
      'c ? ! ? c       | normal noData error→ruleOwner noData→dataOwner normal | ',
      'T ! c           | open open→ruleOwner resolved        | 1-3 recovery',
    ],
    'opens 1, clears 1, noData 1 qualityOffice': ['! ! ?           | error error noData→qualityOffice    | '],
  },
  'A dismissal ends it; periods already judged open nothing again, new ones may': {
    'opens 1, clears 1': [
      'T[dismissed]    | resolved                            | 1-1 dismissal',
      'T[dismissed] T  | resolved open                       | 1-1 dismissal, 2-',
      'T[improvementStarted,dismissed] | resolved            | 1-1 dismissal',
    ],
    'opens 2, clears 2': [
      'T T[dismissed] T    | pending resolved pending        | 2(1)-2 dismissal',
      'T T[dismissed] T T  | pending resolved pending open   | 2(1)-2 dismissal, 4(3)-',
    ],
  },
  'The quality office confirms it or rejects it': {
    'opens 1, clears 1': [
      'T[confirmed] c  | open resolved                       | 1-2 recovery',
      'T[rejected]     | resolved                            | 1-1 rejection',
      'T T[rejected] T | open resolved open                  | 1-2 rejection, 3-',
    ],
  },
  'With an improvement under way only the proof of its effect ends it': {
    'opens 1, clears 1': [
      'T[improvementStarted] c             | open recovering            | 1-',
      'T[improvementStarted] c c c         | open recovering recovering recovering | 1-',
      'T[improvementStarted] c[verifiedEffective]     | open resolved   | 1-2 verification',
      'T[improvementStarted] c[verifiedEffective] c   | open resolved resolved | 1-2 verification',
      'T[improvementStarted] c[verifiedEffective] T   | open resolved open | 1-2 verification, 3-',
      'T[improvementStarted] T[verifiedNotEffective]  | open open       | 1-',
      'T[improvementStarted] c[verifiedNotEffective]  | open open       | 1-',
      'T[improvementStarted] c[verifiedNotEffective] c | open open recovering | 1-',
      'T[improvementStarted] T[verifiedNotEffective] c[verifiedEffective] | open open resolved | 1-3 verification',
      'T[improvementStarted] ?             | open open                  | 1-',
      'T[improvementStarted] c[improvementCancelled]  | open resolved   | 1-2 recovery',
      'T[improvementStarted,improvementCancelled] c   | open resolved   | 1-2 recovery',
    ],
    'opens 2, clears 2': [
      'T T[improvementStarted] c[improvementCancelled] | pending open recovering | 2(1)-',
    ],
  },
  'A changed rule closes, keeps or reopens it': {
    'opens 1, clears 1': [
      'T T[closed]        | open resolved                       | 1-2 revision',
      'T T[closed] T      | open resolved open                  | 1-2 revision, 3-',
      'T[dismissed,reopened] c | open resolved                  | 1-2 recovery',
      'T c[reopened] c    | open open resolved                  | 1-3 recovery',
      'T c[reopened] T    | open open open                      | 1-',
    ],
    // Standing again it has been looked at: nothing keeps it open any longer.
    'opens 1, clears 1, keeps 3': ['T[dismissed,reopened] c | open resolved                  | 1-2 recovery'],
  },
  'What comes too late, or for nothing, changes nothing': {
    'opens 1, clears 1': [
      'T c[dismissed]     | open resolved                       | 1-2 recovery',
      'c[dismissed,improvementStarted,verifiedEffective] | normal | ',
      'c[reopened,kept]   | normal                              | ',
      'T[acknowledged,assigned] | open                          | 1-',
      'T[kept,reopened]   | open                                | 1-',
    ],
    'opens 2, clears 1': ['T[dismissed] T     | pending open                        | 2(1)-'],
  },
};

describe.each(Object.entries(TRACES))('%s', (_, byLifeCycle) => {
  describe.each(Object.entries(byLifeCycle))('%s', (lifeCycle, lines) => {
    test.each(lines.map((line) => [line.replace(/ +/gu, ' ')]))('%s', (line) => {
      const [text = '', states = '', episodes = ''] = line.split('|').map((part) => part.trim());
      const periods = readTrace(text);
      const thresholds = readLifeCycle(lifeCycle);
      const lives = periods.map((_period, i) => {
        const known = periods.slice(0, i + 1);
        return foldWarning(
          thresholds,
          known.map(({ verdict }) => verdict),
          known.flatMap(({ actions }) => actions),
        );
      });
      expect(lives.map(shownState).join(' ')).toBe(states);
      expect(shownEpisodes(lives.at(-1)!)).toBe(episodes);
    });
  });
});
