import type { RuleExplanation } from '@zhengai/engine';
import { render, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeLanguage, startI18n } from '../i18n/index.js';
import { ExplanationTree } from './explanation-tree.js';

const share = {
  ref: { kind: 'indicator', code: 'dual-share' },
  label: { zh: '双师占比', en: 'dual share' },
} as const;
const line = {
  ref: { kind: 'standard', code: 'college', line: 'dual' },
  label: { zh: '校标红线', en: 'line' },
} as const;

const below: RuleExplanation = {
  kind: 'comparison',
  truth: true,
  operator: 'lessThan',
  deciding: true,
  left: {
    ...share,
    value: 46.2,
    unit: '%',
    source: { source: '人事系统', period: '2024-2025', knownAt: '2025-09-12' },
  },
  right: { ...line, value: 60, unit: '%', source: { clause: '第 3 条' } },
};
const missing: RuleExplanation = {
  kind: 'comparison',
  truth: null,
  operator: 'not:in',
  deciding: false,
  left: { ref: { kind: 'attribute', code: 'kind' }, label: { zh: '办学类型', en: 'kind' }, value: null },
  right: { label: { zh: '民办、公办', en: 'private, public' }, value: ['民办', '公办'] },
};

describe('the explanation of a verdict', () => {
  beforeAll(() => startI18n('zh'));

  it('reads as a sentence at each leaf, with where the figures come from', () => {
    render(<ExplanationTree explanation={below} />);
    const leaf = screen.getByRole('list', { name: '判定依据' });
    expect(leaf.textContent).toContain('双师占比 46.2%低于校标红线 60%成立');
    expect(leaf.textContent).toContain('双师占比：2024–2025 学年 · 来源 人事系统 · 2025年9月12日 得知');
    expect(leaf.textContent).toContain('校标红线：第 3 条');
  });

  it('nests groups, counts what holds, and says what cannot be told', () => {
    render(<ExplanationTree explanation={{ kind: 'any', truth: true, children: [below, missing] }} />);
    const tree = screen.getByRole('list', { name: '判定依据' });
    expect(tree.textContent).toContain('任一成立即可1/2 项成立 · 1 项无法判定');
    const unknown = tree.querySelector('[data-truth="unknown"][data-deciding]');
    expect(unknown?.textContent).toContain('办学类型 缺数据并非 属于民办、公办无法判定');
    expect(tree.querySelectorAll('[data-deciding="true"]')).toHaveLength(1);
  });

  it('leaves out a group that only wraps one condition, but never a "not"', () => {
    const { rerender } = render(
      <ExplanationTree explanation={{ kind: 'all', truth: true, children: [below] }} />,
    );
    expect(screen.queryByText('须全部成立')).toBeNull();
    rerender(<ExplanationTree explanation={{ kind: 'not', truth: false, children: [below] }} />);
    const group = screen.getByText('须不成立').closest('li');
    expect(within(group as HTMLElement).getByText('不成立')).toBeTruthy();
  });

  it('keeps the name of a named group even around one condition', () => {
    render(<ExplanationTree explanation={{ kind: 'all', truth: true, name: '师资', children: [below] }} />);
    expect(screen.getByText('师资')).toBeTruthy();
  });

  it('speaks English', async () => {
    await changeLanguage('en');
    render(<ExplanationTree explanation={below} />);
    expect(screen.getByRole('list', { name: 'Reasons for the verdict' }).textContent).toContain(
      'dual share 46.2%is belowline 60%holds',
    );
    await changeLanguage('zh');
  });
});
