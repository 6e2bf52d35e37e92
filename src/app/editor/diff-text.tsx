import { useEffect, useRef, useState } from 'react';
import { loadDiff } from './load-diff';
import { followTheme } from './theme';
import { diffWords } from './words';
import './editor.css';

interface DiffTextProps {
  /** What is compared, in a few words. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Below so many CSS pixels the lines that go stand over those that come, in one column. With the list of documents beside it that is a section of 900. */
const sideBySideFrom = 660;

/** Two texts in Monaco's diff editor, to be read: side by side where there is room, with what is equal folded. */
export function DiffText({ name, before, after }: DiffTextProps): React.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stop = (): void => undefined;
    let gone = false;
    loadDiff().then(
      ({ monaco }) => {
        if (!gone && host.current) stop = showDiff(monaco, host.current, before, after);
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

function showDiff(
  monaco: Awaited<ReturnType<typeof loadDiff>>['monaco'],
  host: HTMLElement,
  before: string,
  after: string,
): () => void {
  const stopTheme = followTheme(monaco);
  const models = {
    original: monaco.editor.createModel(before, 'yaml'),
    modified: monaco.editor.createModel(after, 'yaml'),
  };
  const editor = monaco.editor.createDiffEditor(host, {
    readOnly: true,
    automaticLayout: true,
    theme: 'fairway',
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
    fontSize: 12,
    lineHeight: 18,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
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
