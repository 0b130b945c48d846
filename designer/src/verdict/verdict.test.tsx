import { render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../i18n/index.js';
import { EffectMark, SeverityTag, TruthMark, VerdictMark } from './index.js';

const colours = ['blue', 'yellow', 'orange', 'red'] as const;

describe('severities and verdicts', () => {
  beforeAll(() => startI18n('zh'));

  it('give each severity a word and a shape of its own, so that colour is not needed', () => {
    const shapes = colours.map((colour) => {
      const { container, unmount } = render(
        <SeverityTag severity={{ colour, name: { zh: `${colour} 级`, en: colour } }} />,
      );
      expect(container.textContent).toBe(`${colour} 级`);
      const shape = container.querySelector('path')?.getAttribute('d');
      unmount();
      return shape;
    });
    expect(new Set(shapes).size).toBe(colours.length);
  });

  it('say in words what a verdict is', () => {
    render(
      <>
        <VerdictMark verdict="triggered" />
        <VerdictMark verdict="clear" />
        <VerdictMark verdict="met" />
        <VerdictMark verdict="notMet" />
        <VerdictMark verdict="unknown" />
        <TruthMark truth={null} />
        <EffectMark outcome={null} />
      </>,
    );
    for (const words of [
      '触发',
      '未触发',
      '达标',
      '未达标',
      '无法判定（缺数据）',
      '无法判定',
      '等待新数据',
    ]) {
      expect(screen.getByText(words)).toBeTruthy();
    }
  });
});
