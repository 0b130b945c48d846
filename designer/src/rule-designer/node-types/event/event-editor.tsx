import {
  conditionPhrase,
  countOfPeriods,
  type Dictionary,
  type LocalizedText,
  type Severity,
} from '@zhengai/engine';
import { Form, InputNumber, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { TextInBoth } from '../../../editing/index.js';
import type { Language } from '../../../i18n/index.js';
import { SeverityShape } from '../../../verdict/index.js';
import type { RuleHead } from '../../document/index.js';
import type { EditorProps } from '../node-type.js';

/** How severe, what is said, how long it must hold, what ends it, which improvement follows. */
export function EventEditor({ surroundings, onHead }: EditorProps<'event'>) {
  const { t } = useTranslation('rule-designer');
  const { dictionary, processes, document, language } = surroundings;
  const { head } = document;
  const { lifeCycle, periodKind } = head;
  const periods = (count: number): string => countOfPeriods(count, periodKind)[language];
  const setLife = (change: Partial<RuleHead['lifeCycle']>): void => {
    onHead({ ...head, lifeCycle: { ...lifeCycle, ...change } });
  };
  return (
    <>
      <Form.Item label={t('event.severity')} htmlFor="event-severity">
        <Select
          id="event-severity"
          value={dictionary.severities.some(({ code }) => code === head.event.type) ? head.event.type : null}
          placeholder={t('event.chooseSeverity')}
          options={severityGroups(dictionary, head, language, t)}
          onChange={(type: string) => {
            onHead({ ...head, event: { ...head.event, type } });
          }}
        />
      </Form.Item>
      <TextInBoth
        id="event-message"
        label={t('event.message')}
        help={t('event.messageHelp')}
        long
        value={head.message}
        onChange={(message) => {
          onHead(withMessage(head, message));
        }}
      />
      <Form.Item
        label={t('event.opensAfter')}
        htmlFor="event-opens"
        extra={t('event.opensHelp', { periods: periods(lifeCycle.opensAfter) })}
      >
        <InputNumber
          id="event-opens"
          min={1}
          max={50}
          precision={0}
          value={lifeCycle.opensAfter}
          onChange={(value) => {
            setLife({ opensAfter: value ?? 1 });
          }}
        />
      </Form.Item>
      <Form.Item
        label={t('event.clearsAfter')}
        htmlFor="event-clears"
        extra={
          lifeCycle.recovery
            ? t('event.recovery', {
                condition: conditionPhrase(
                  lifeCycle.recovery,
                  { ...head, conditions: { all: [] } },
                  dictionary,
                  language,
                ),
                periods: periods(lifeCycle.clearsAfter),
              })
            : t('event.clearsHelp', { periods: periods(lifeCycle.clearsAfter) })
        }
      >
        <InputNumber
          id="event-clears"
          min={1}
          max={50}
          precision={0}
          value={lifeCycle.clearsAfter}
          onChange={(value) => {
            setLife({ clearsAfter: value ?? 1 });
          }}
        />
      </Form.Item>
      <Form.Item label={t('event.process')} htmlFor="event-process">
        <Select
          id="event-process"
          allowClear
          value={head.process ?? null}
          placeholder={t('event.noProcess')}
          options={processes.map(({ code, name }) => ({ value: code, label: name[language] }))}
          onChange={(process: string | null | undefined) => {
            const { process: _, ...rest } = head;
            onHead(process ? { ...rest, process } : rest);
          }}
        />
      </Form.Item>
    </>
  );
}

/** The scale that the rules of this level use comes first; each rule set has its own. */
function severityGroups(dictionary: Dictionary, head: RuleHead, language: Language, t: TFunction) {
  const used = new Set(
    dictionary.rules.filter(({ level }) => level === head.level).map(({ event }) => event.type),
  );
  const ascending = [...dictionary.severities].sort((a, b) => a.rank - b.rank);
  const option = ({ code, name, colour }: Severity) => ({
    value: code,
    label: (
      <>
        <SeverityShape colour={colour} /> {name[language]}
      </>
    ),
  });
  return [
    {
      label: t('rule-designer:event.usedHere'),
      options: ascending.filter(({ code }) => used.has(code)).map(option),
    },
    {
      label: t('rule-designer:event.usedElsewhere'),
      options: ascending.filter(({ code }) => !used.has(code)).map(option),
    },
  ].filter(({ options }) => options.length > 0);
}

function withMessage(head: RuleHead, message: LocalizedText): RuleHead {
  const { message: _, ...rest } = head;
  return message.zh === '' && message.en === '' ? rest : { ...rest, message };
}
