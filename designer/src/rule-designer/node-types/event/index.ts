import { countOfPeriods } from '@zhengai/engine';
import type { NodeType } from '../node-type.js';
import { EventEditor } from './event-editor.js';

export const eventType: NodeType<'event'> = {
  kind: 'event',
  inputs: ['condition'],
  hasOutput: false,
  width: 196,
  words: (_, { dictionary, processes, document, language }) => {
    const { event, lifeCycle, periodKind, process: started } = document.head;
    const severity = dictionary.severities.find(({ code }) => code === event.type);
    const process = processes.find(({ code }) => code === started);
    const periods = countOfPeriods(lifeCycle.opensAfter, periodKind)[language];
    const held =
      lifeCycle.opensAfter > 1 ? (language === 'zh' ? `连续${periods}` : `${periods} in a row`) : '';
    const title = severity?.name[language] ?? (language === 'zh' ? '未选择级别' : 'no severity chosen');
    const detail = [held, process ? `▷ ${process.name[language]}` : ''].filter(Boolean).join('\n');
    return {
      title,
      detail,
      spoken: `${language === 'zh' ? '预警' : 'Warning'} · ${title}`,
      tone: 'event',
    };
  },
  Editor: EventEditor,
};
