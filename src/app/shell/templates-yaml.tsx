import { useState } from 'react';
import { templateWords } from './words/templates';

interface File {
  readonly path: string;
  readonly text: string;
}

/** Files to read, a tab each. */
export function YamlTabs({ files }: { readonly files: readonly File[] }): React.JSX.Element {
  const [at, setAt] = useState(0);
  const shown = files[at] ?? files[0];
  const step = (by: number): void => {
    const next = (at + by + files.length) % files.length;
    setAt(next);
    document.getElementById(`preview-file-${next}`)?.focus();
  };
  return (
    <div className="preview-yaml">
      <div role="tablist" aria-label={templateWords.files} className="gallery-tabs">
        {files.map(({ path }, index) => (
          <button
            key={index}
            type="button"
            role="tab"
            id={`preview-file-${index}`}
            aria-selected={index === at}
            aria-controls="preview-text"
            tabIndex={index === at ? 0 : -1}
            onClick={() => setAt(index)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') step(1);
              if (event.key === 'ArrowLeft') step(-1);
            }}
          >
            {path}
          </button>
        ))}
      </div>
      <pre
        className="preview-text"
        id="preview-text"
        role="tabpanel"
        tabIndex={0}
        aria-labelledby={`preview-file-${at}`}
      >
        {shown?.text.split('\n').map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </pre>
    </div>
  );
}

function Line({ line }: { readonly line: string }): React.JSX.Element {
  if (/^\s*#/.test(line)) return <span className="yaml-comment">{`${line}\n`}</span>;
  const parts = /^(\s*(?:- )?)([^\s#:][^#:]*:)?(.*?)(\s*(?:^|\s)#.*)?$/.exec(line);
  if (!parts) return <span>{`${line}\n`}</span>;
  const [, indent = '', key = '', value = '', comment = ''] = parts;
  return (
    <span>
      {indent}
      {key !== '' && <span className="yaml-key">{key}</span>}
      {value}
      {comment !== '' && <span className="yaml-comment">{comment}</span>}
      {'\n'}
    </span>
  );
}
