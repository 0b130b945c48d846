import { useQueryClient } from '@tanstack/react-query';
import type { ChangeEvent } from '@zhengai/runtime/contract';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { refreshChanged } from './changed-queries.js';
import { LiveStream, type LiveState } from './live-stream.js';

const LiveContext = createContext<LiveStream | null>(null);

/** Keeps the page up to date with the server's stream of changes, as long as somebody is logged in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = useQueryClient();
  const [stream] = useState(() => new LiveStream({ connect: () => new EventSource('/api/events') }));
  useEffect(() => {
    const stopListening = stream.listen((changes) => refreshChanged(queryClient, changes));
    stream.start();
    return () => {
      stopListening();
      stream.stop();
    };
  }, [stream, queryClient]);
  return <LiveContext value={stream}>{children}</LiveContext>;
}

function useLiveStream(): LiveStream {
  const stream = use(LiveContext);
  if (!stream) throw new Error('The live stream is only there inside LiveProvider');
  return stream;
}

export function useLiveState(): LiveState & { readonly pause: () => void; readonly resume: () => void } {
  const stream = useLiveStream();
  const state = useSyncExternalStore(stream.watch, stream.getState);
  return { ...state, pause: () => stream.pause(), resume: () => stream.resume() };
}

/** Calls back for each change of one kind; `progress` events reach pages only this way. */
export function useLiveChanges(kind: ChangeEvent['kind'], onChange: (change: ChangeEvent) => void): void {
  const stream = useLiveStream();
  useEffect(
    () =>
      stream.listen((changes) => {
        for (const change of changes) if (change.kind === kind) onChange(change);
      }),
    [stream, kind, onChange],
  );
}
