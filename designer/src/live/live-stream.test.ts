import type { ChangeEvent } from '@zhengai/runtime/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveStream } from './live-stream.js';

class FakeSource {
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readyState = 1;
  closed = false;
  #listener: ((event: MessageEvent<string>) => void) | undefined;
  addEventListener(_type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listener = listener;
  }
  close(): void {
    this.closed = true;
  }
  say(change: ChangeEvent | string): void {
    const data = typeof change === 'string' ? change : JSON.stringify(change);
    this.#listener?.(new MessageEvent('change', { data }));
  }
}

describe('the live stream', () => {
  let sources: FakeSource[];
  let told: (readonly ChangeEvent[])[];
  let stream: LiveStream;

  beforeEach(() => {
    vi.useFakeTimers();
    sources = [];
    told = [];
    stream = new LiveStream({
      connect: () => {
        const source = new FakeSource();
        sources.push(source);
        return source;
      },
    });
    stream.listen((changes) => told.push(changes));
    stream.start();
    sources[0]?.onopen?.(new Event('open'));
  });

  afterEach(() => {
    stream.stop();
    vi.useRealTimers();
  });

  it('tells changes that arrive together in one go', () => {
    sources[0]?.say({ kind: 'warning', id: 1 });
    sources[0]?.say({ kind: 'task', id: 2 });
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([
      [
        { kind: 'warning', id: 1 },
        { kind: 'task', id: 2 },
      ],
    ]);
  });

  it('holds changes back while paused, counts them, and tells them on resuming', () => {
    stream.pause();
    sources[0]?.say({ kind: 'warning', id: 1 });
    sources[0]?.say({ kind: 'warning', id: 2 });
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
    expect(stream.getState()).toMatchObject({ paused: true, pausedChanges: 2 });
    stream.resume();
    expect(told).toHaveLength(1);
    expect(told[0]).toHaveLength(2);
    expect(stream.getState()).toMatchObject({ paused: false, pausedChanges: 0 });
  });

  it('opens a new connection when the browser has given up, and then everything counts as changed', () => {
    const first = sources[0];
    if (!first) throw new Error('no connection');
    first.readyState = 2;
    first.onerror?.(new Event('error'));
    expect(stream.getState().connection).toBe('interrupted');
    vi.advanceTimersByTime(5000);
    expect(sources).toHaveLength(2);
    sources[1]?.onopen?.(new Event('open'));
    expect(stream.getState().connection).toBe('connected');
    expect(told).toEqual([[]]);
  });

  it('ignores what is no change', () => {
    sources[0]?.say('not json');
    sources[0]?.say('42');
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });
});
