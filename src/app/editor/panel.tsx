import { setView, useView } from '../view';
import { useApp } from '../store';
import { PlainText } from './plain-text';
import './editor.css';

/** The YAML pane: a tab a file, and its text. */
export function EditorPanel() {
  const files = useApp((state) => state.snapshot.workspace.files);
  const openFile = useView((state) => state.openFile);
  const file = files.find((each) => each.path === openFile) ?? files[0];
  return (
    <section className="yaml-pane" role="region" aria-label="YAML">
      <div role="tablist" aria-label="Files">
        {files.map((each) => (
          <button
            key={each.path}
            role="tab"
            aria-selected={each === file}
            onClick={() => setView({ openFile: each.path })}
          >
            {each.path}
          </button>
        ))}
      </div>
      {file ? <PlainText text={file.text} /> : null}
    </section>
  );
}
