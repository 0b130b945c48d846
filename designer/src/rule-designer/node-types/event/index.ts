import type { NodeType } from '../node-type.js';
import { EventEditor } from './event-editor.js';

export const eventType: NodeType<'event'> = {
  kind: 'event',
  inputs: ['condition'],
  hasOutput: false,
  words: (_, { dictionary, processes, document, language }) => {
    const { head } = document;
    const severity = dictionary.severities.find(({ code }) => code === head.event.type);
    const process = processes.find(({ code }) => code === head.process);
    const times = head.lifeCycle.opensAfter;
    const held = times > 1 ? (language === 'zh' ? `连续 ${times} 期` : `${times} periods running`) : '';
    return {
      title: severity?.name[language] ?? head.event.type,
      detail: [held, process ? `▷ ${process.name[language]}` : ''].filter(Boolean).join(' · '),
      tone: 'event',
    };
  },
  Editor: EventEditor,
};
