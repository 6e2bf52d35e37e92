import { useEffect, useRef, useState } from 'react';
import { loadDiff } from './load-diff';
import { followTheme } from './theme';
import { diffWords } from './words';
import './editor.css';

interface DiffTextProps {
  /** What is compared, in a few words. */
  readonly name: string;
  /** Empty where there was nothing. */
  readonly before: string;
  /** Empty where there is nothing any more. */
  readonly after: string;
}

/** Below so many CSS pixels the lines that go stand over those that come, in one column. With the list of documents beside it that is a section of 900. */
const sideBySideFrom = 660;

/** Two texts in Monaco's diff editor, to be read: side by side where there is room, with what is equal folded. Of what is new or gone the one text that there is. */
export function DiffText({ name, before, after }: DiffTextProps): React.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stop = (): void => undefined;
    let gone = false;
    loadDiff().then(
      ({ monaco }) => {
        if (!gone && host.current) stop = show(monaco, host.current, before, after);
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
      stop();
    };
  }, [before, after]);
  return (
    <div className="yaml-diff" role="group" aria-label={diffWords.title(name)}>
      {failed && <p className="yaml-note">{diffWords.notLoaded}</p>}
      <div ref={host} className="yaml-host" />
    </div>
  );
}

type Monaco = Awaited<ReturnType<typeof loadDiff>>['monaco'];

function show(monaco: Monaco, host: HTMLElement, before: string, after: string): () => void {
  if (before === '') return showAlone(monaco, host, after, 'insert');
  return after === '' ? showAlone(monaco, host, before, 'delete') : showDiff(monaco, host, before, after);
}

/** What both kinds of editor have in common here. */
function readingOptions(host: HTMLElement) {
  return {
    readOnly: true,
    automaticLayout: true,
    theme: 'fairway',
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
    fontSize: 12,
    lineHeight: 18,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
  };
}

/** A text of which every line comes or goes: the diff editor would put it in the place of an empty line. */
function showAlone(monaco: Monaco, host: HTMLElement, text: string, is: 'insert' | 'delete'): () => void {
  const stopTheme = followTheme(monaco);
  const model = monaco.editor.createModel(text.replace(/\r?\n$/, ''), 'yaml');
  const editor = monaco.editor.create(host, {
    ...readingOptions(host),
    model,
    folding: false,
    renderLineHighlight: 'none',
    ariaLabel: is === 'insert' ? diffWords.after : diffWords.before,
  });
  const icon = is === 'insert' ? 'codicon-diff-insert' : 'codicon-diff-remove';
  editor.createDecorationsCollection([
    {
      range: model.getFullModelRange(),
      options: {
        isWholeLine: true,
        className: `line-${is}`,
        marginClassName: `gutter-${is}`,
        linesDecorationsClassName: `${is}-sign codicon ${icon}`,
      },
    },
  ]);
  return () => {
    stopTheme();
    editor.dispose();
    model.dispose();
  };
}

function showDiff(monaco: Monaco, host: HTMLElement, before: string, after: string): () => void {
  const stopTheme = followTheme(monaco);
  const models = {
    original: monaco.editor.createModel(before, 'yaml'),
    modified: monaco.editor.createModel(after, 'yaml'),
  };
  const editor = monaco.editor.createDiffEditor(host, {
    ...readingOptions(host),
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: sideBySideFrom,
    hideUnchangedRegions: { enabled: true },
    renderGutterMenu: false,
    originalAriaLabel: diffWords.before,
    modifiedAriaLabel: diffWords.after,
  });
  // A view model of ours, since the editor leaves its own behind: that of texts which are gone would fail when the worker answers.
  const viewModel = editor.createViewModel(models);
  editor.setModel(viewModel);
  return () => {
    stopTheme();
    editor.dispose();
    viewModel.dispose();
    models.original.dispose();
    models.modified.dispose();
  };
}
