import { diffLines, diffText, type PatchLine } from '../../core/text';
import { documentsWords } from './words';

/** What becomes of the lines of a text, below each other, with some of those around: for where two texts have no room side by side. */
export function ChangedLines({ before, after }: { readonly before: string; readonly after: string }) {
  const hunks = diffLines(before, diffText(before, after));
  return (
    <div className="review-lines" tabIndex={0} role="group" aria-label={documentsWords.changedLines}>
      {hunks.map(({ lines }, index) => (
        <pre key={index}>
          {lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </pre>
      ))}
    </div>
  );
}

const signs = { same: ' ', old: '−', new: '+' } as const;
const tags = { same: 'span', old: 'del', new: 'ins' } as const;

function Line({ line: { type, text } }: { readonly line: PatchLine }): React.JSX.Element {
  const Tag = tags[type];
  return (
    <Tag className={`review-line review-line-${type}`}>
      {signs[type]} {text}
    </Tag>
  );
}
