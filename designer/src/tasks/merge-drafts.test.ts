// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { mergeDrafts } from './merge-drafts.js';

const base = { cause: '师资不足', measure: '引进', date: '2025-03-01' };

describe('merging two drafts of one form', () => {
  it('keeps what only I changed', () => {
    const merge = mergeDrafts(base, { ...base, cause: '教师离职' }, base);
    expect(merge).toEqual({ values: { ...base, cause: '教师离职' }, conflicts: [], takenOver: [] });
  });

  it('takes over what only the other changed, also an emptied field', () => {
    const { measure, ...theirs } = { ...base, date: '2025-04-01' };
    const merge = mergeDrafts(base, base, theirs);
    expect(measure).toBe('引进');
    expect(merge.values).toEqual(theirs);
    expect(merge.takenOver).toEqual(['measure', 'date']);
  });

  it('has no conflict where both wrote the same', () => {
    const both = { ...base, cause: '教师离职' };
    expect(mergeDrafts(base, both, both).conflicts).toEqual([]);
  });

  it('reports a field that both changed, and loses neither text', () => {
    const merge = mergeDrafts(base, { ...base, cause: '我写的' }, { ...base, cause: '对方写的' });
    expect(merge.conflicts).toEqual([{ code: 'cause', mine: '我写的', theirs: '对方写的' }]);
    expect(merge.values['cause']).toBe('我写的');
  });

  it('reports that I emptied what the other changed', () => {
    const { cause, ...mine } = base;
    expect(cause).toBe('师资不足');
    const merge = mergeDrafts(base, mine, { ...base, cause: '对方写的' });
    expect(merge.conflicts).toEqual([{ code: 'cause', mine: undefined, theirs: '对方写的' }]);
    expect(merge.values).not.toHaveProperty('cause');
  });
});
