import { useEffect, useRef } from 'react';
import type { editor } from 'monaco-editor/editor';
import { useLanguage } from '../i18n/index.js';
import { Echoes } from './echoes.js';
import { loadMonaco, type Monaco } from './load-monaco.js';
import styles from './code-editor.module.css';

interface CodeEditorProps {
  /** What the document says; replaces the text where it says something else than the text does. */
  readonly value: string;
  readonly codeLanguage: string;
  readonly label: string;
  /** Distinguishes the editors of a page. */
  readonly name: string;
  readonly onChange: (text: string) => void;
  /** Called once, before the editor exists: languages, completion. */
  readonly prepare?: (monaco: Monaco) => void;
  readonly markers?: readonly editor.IMarkerData[];
  readonly singleLine?: boolean;
  readonly readOnly?: boolean;
}

const NO_MARKERS: readonly editor.IMarkerData[] = [];

/** Monaco with our font and Chinese aligned to two cells. */
export function CodeEditor({
  value,
  codeLanguage,
  label,
  name,
  onChange,
  prepare,
  markers = NO_MARKERS,
  singleLine = false,
  readOnly = false,
}: CodeEditorProps) {
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const held = useRef<{ monaco: Monaco; code: editor.IStandaloneCodeEditor } | undefined>(undefined);
  const echoes = useRef(new Echoes());
  const latest = useRef({ value, onChange, prepare, markers, readOnly });
  useEffect(() => {
    latest.current = { value, onChange, prepare, markers, readOnly };
  });

  useEffect(() => {
    let closed = false;
    void loadMonaco(language).then((monaco) => {
      if (closed || !place.current) return;
      latest.current.prepare?.(monaco);
      const code = monaco.editor.create(place.current, {
        model: modelOf(monaco, name, codeLanguage, latest.current.value),
        ariaLabel: label,
        automaticLayout: true,
        minimap: { enabled: false },
        scrollBeyondLastLine: false,
        fontSize: 13,
        lineNumbers: singleLine ? 'off' : 'on',
        wordWrap: 'on',
        tabSize: 2,
        fixedOverflowWidgets: true,
        tabFocusMode: singleLine,
        readOnly: latest.current.readOnly,
      });
      held.current = { monaco, code };
      code.onDidChangeModelContent(() => {
        const text = code.getValue();
        if (text === latest.current.value) return;
        echoes.current.expect(text);
        latest.current.onChange(text);
      });
      mark(held.current, latest.current.markers);
    });
    return () => {
      closed = true;
      held.current?.code.dispose();
      held.current = undefined;
    };
  }, [codeLanguage, label, language, name, singleLine]);

  useEffect(() => {
    const code = held.current?.code;
    if (echoes.current.take(value) || !code || code.getValue() === value) return;
    const position = code.getPosition();
    code.setValue(value);
    if (position) code.setPosition(position);
  }, [value]);

  useEffect(() => {
    held.current?.code.updateOptions({ readOnly });
  }, [readOnly]);

  useEffect(() => {
    if (held.current) mark(held.current, markers);
  }, [markers]);

  return (
    <div
      ref={place}
      className={singleLine ? styles.short : styles.editor}
      data-testid={`code-${codeLanguage}`}
    />
  );
}

/** One text model for each editor of the house, kept: a language worker may still be looking at it after the editor is gone. */
function modelOf(monaco: Monaco, name: string, codeLanguage: string, value: string): editor.ITextModel {
  const uri = monaco.Uri.parse(`inmemory://zhengai/${codeLanguage}/${name}`);
  const known = monaco.editor.getModel(uri);
  known?.setValue(value);
  return known ?? monaco.editor.createModel(value, codeLanguage, uri);
}

function mark(
  { monaco, code }: { monaco: Monaco; code: editor.IStandaloneCodeEditor },
  markers: readonly editor.IMarkerData[],
): void {
  const model = code.getModel();
  if (model) monaco.editor.setModelMarkers(model, 'zhengai', [...markers]);
}
