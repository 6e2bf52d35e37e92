import type { FilePatch } from '../commands/patch';
import { patchWords } from './words/patch';

const signs = { same: ' ', old: '−', new: '+' } as const;

/** The patch of each file: its name with how many lines come and go, then the lines with their signs. */
export function PatchLines({ files }: { readonly files: readonly FilePatch[] }): React.JSX.Element {
  if (files.length === 0) return <p className="sheet-lead">{patchWords.nothing}</p>;
  return (
    <div className="patch">
      {files.map((file) => (
        <section key={file.path} className="patch-file" aria-label={patchWords.patchOf(file.path)}>
          <h3 className="patch-head">
            <span className="patch-path" title={file.path}>
              {file.path}
            </span>
            <span className="patch-meta">{patchWords.types[file.type]}</span>
            <span className="spoken-only">{patchWords.comeAndGo(file.added, file.removed)}</span>
            <span className="patch-count" aria-hidden>
              <span className="patch-added">+{file.added}</span> <span className="patch-removed">−{file.removed}</span>
            </span>
          </h3>
          {/* Long lines and long files scroll by keyboard too. */}
          <div className="patch-scroll" tabIndex={0} role="group" aria-label={patchWords.linesOf(file.path)}>
            {file.hunks.map((hunk, index) => (
              <Hunk key={index} heading={hunk.heading} lines={hunk.lines} />
            ))}
          </div>
        </section>
      ))}
    </div>
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
