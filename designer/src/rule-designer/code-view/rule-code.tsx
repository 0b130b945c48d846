import type { Rule } from '@zhengai/engine';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeEditor } from '../../monaco/index.js';
import { fromRule, type Command, type RuleDocument } from '../document/index.js';
import { ruleOfText, textOfRule } from './rule-text.js';

interface RuleCodeProps {
  readonly document: RuleDocument;
  /** The rule as drawn; absent while the drawing is unfinished. */
  readonly rule: Rule | undefined;
  readonly isFrozen: boolean;
  readonly onCommand: (command: Command, grows?: string) => void;
}

/** The rule as json-rules-engine reads it. What is typed here redraws the canvas as soon as it is a rule. */
export function RuleCode({ document, rule, isFrozen, onCommand }: RuleCodeProps) {
  const { t } = useTranslation('rule-designer');
  const drawn = rule ? textOfRule(rule) : undefined;
  const [typed, setTyped] = useState<{ text: string; drawn: string | undefined }>();
  // what was typed stands until the drawing changes by other means
  const isTyped = typed !== undefined && (typed.drawn === drawn || sameRule(typed.text, drawn));
  const text = isTyped ? typed.text : drawn;
  if (text === undefined) return <Alert type="info" showIcon title={t('code.unfinished')} />;
  const broken = isTyped && ruleOfText(typed.text, document.head) === undefined;
  return (
    <>
      {broken ? <Alert type="warning" showIcon title={t('code.broken')} /> : null}
      <CodeEditor
        value={text}
        codeLanguage="json"
        label={t('view.code')}
        name="rule"
        readOnly={isFrozen}
        onChange={(next) => {
          const read = ruleOfText(next, document.head);
          setTyped({ text: next, drawn: read ? textOfRule(read) : drawn });
          if (read && textOfRule(read) !== drawn) {
            onCommand({ kind: 'replaceDocument', document: fromRule(read, document) }, 'code');
          }
        }}
      />
    </>
  );
}

function sameRule(text: string, drawn: string | undefined): boolean {
  try {
    return drawn !== undefined && JSON.stringify(JSON.parse(text)) === JSON.stringify(JSON.parse(drawn));
  } catch {
    return false;
  }
}
