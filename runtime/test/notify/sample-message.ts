import type { Message } from '../../src/ports/index.js';
import { PUBLIC_URL } from './notified-college.js';

/** A message of one line. */
export const SINGLE: Message = {
  key: 'email-notice-3-17',
  to: 'zhangsan',
  subject: { zh: '新预警：软件技术[2026]出勤率偏低', en: 'New warning: attendance of <Software> is low' },
  sections: [
    {
      heading: null,
      lines: [
        {
          text: { zh: '新预警：软件技术[2026]出勤率偏低 <b>81%</b>', en: 'attendance is low' },
          link: `${PUBLIC_URL}/warnings/17`,
        },
      ],
    },
  ],
  more: null,
  link: `${PUBLIC_URL}/warnings/17`,
  personal: false,
  facts: [{ id: 17, kind: 'warningOpened', warningId: 17 }],
};

/** A digest that is longer than any platform takes. */
export const DIGEST: Message = {
  ...SINGLE,
  key: 'digest-3-500',
  subject: { zh: '诊改摘要：500 条（红色 50、黄色 450）', en: 'Digest: 500 notices' },
  sections: [
    {
      heading: { zh: '红色（50 条）', en: 'Red (50)' },
      lines: Array.from({ length: 60 }, (_, index) => ({
        text: { zh: `课程 ${index} 的出勤率低于标准，请及时处理`, en: `course ${index}` },
        link: `${PUBLIC_URL}/warnings/${index}`,
      })),
    },
  ],
  more: { zh: '另有 440 条。', en: '440 more.' },
  link: `${PUBLIC_URL}/inbox`,
};
