import { useState, type MouseEvent } from 'react';
import type { FilePatch } from '../commands/patch';
import { patchWords } from './words/patch';

const signs = { same: ' ', old: '−', new: '+' } as const;

/** The patch of each file: its name with how many lines come and go, then the lines with their signs. */
export function PatchLines({ files }: { readonly files: readonly FilePatch[] }): React.JSX.Element {
  if (files.length === 0) return <p className="sheet-lead">{patchWords.nothing}</p>;
  return (
    <div className="patch">
      {files.map((file) => (
        <PatchedFile key={file.path} file={file} />
      ))}
    </div>
  );
}

function PatchedFile({ file }: { readonly file: FilePatch }): React.JSX.Element {
  return (
    <section className="patch-file" aria-label={patchWords.patchOf(file.path)}>
      <h3 className="patch-head">
        <span className="patch-path" title={file.path}>
          {file.path}
        </span>
        <span className="patch-meta">{patchWords.types[file.type]}</span>
        <span className="spoken-only">{patchWords.comeAndGo(file.added, file.removed)}</span>
        <span className="patch-count" aria-hidden>
          <span className="patch-added">+{patchWords.count(file.added)}</span>{' '}
          <span className="patch-removed">−{patchWords.count(file.removed)}</span>
        </span>
      </h3>
      {/* Long lines and long files scroll by keyboard too. */}
      <div className="patch-scroll" tabIndex={0} role="group" aria-label={patchWords.linesOf(file.path)}>
        <Hunks hunks={file.hunks} />
      </div>
    </section>
  );
}

/** So many places are drawn at first, and so many more each time that somebody asks: a page of thousands of lines would stand still for a moment. */
const drawnAtOnce = 50;

function Hunks({ hunks }: Pick<FilePatch, 'hunks'>): React.JSX.Element {
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const hidden = hunks.length - drawn;
  const showMore = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    // The button goes with the last of them, and what has the focus must not.
    if (hidden <= drawnAtOnce) currentTarget.closest<HTMLElement>('.patch-scroll')?.focus({ preventScroll: true });
    setDrawn(drawn + drawnAtOnce);
  };
  return (
    <>
      {hunks.slice(0, drawn).map((hunk, index) => (
        <Hunk key={index} heading={hunk.heading} lines={hunk.lines} />
      ))}
      {hidden > 0 && (
        <button type="button" className="button button-small patch-more" onClick={showMore}>
          {patchWords.showMore(Math.min(hidden, drawnAtOnce), hidden)}
        </button>
      )}
    </>
  );
}

function Hunk({ heading, lines }: FilePatch['hunks'][number]): React.JSX.Element {
  return (
    <div className="patch-hunk">
      {heading !== '' && <p className="patch-heading">{heading}</p>}
      <pre className="patch-lines">
        {lines.map(({ type, text, number }, index) => (
          <Line key={index} type={type} text={text} number={number} />
        ))}
      </pre>
    </div>
  );
}

function Line({ type, text, number }: FilePatch['hunks'][number]['lines'][number]): React.JSX.Element {
  const Tag = type === 'same' ? 'span' : type === 'old' ? 'del' : 'ins';
  return (
    <Tag className={`patch-line patch-${type}`}>
      <span className="patch-number" aria-hidden>
        {number}
      </span>
      <span className="patch-sign">{signs[type]}</span>
      <span className="patch-text">{text}</span>
    </Tag>
  );
}
