import { Copy, Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { postureCsvLines, postureMarkdownLines, type PosturePart } from '../../core/exchange';
import type { Posture } from '../../core/mesh';
import { download } from '../browser/download';
import { copyText } from '../copy-text';
import { announce, notify } from '../notices';
import { writePieces } from './write-part';

/** A table of more lines than this is read by nobody, and few programs take it from the clipboard. */
const mostCopied = 2000;

interface ExportProps {
  readonly posture: Posture;
  /** What is shown. */
  readonly part: PosturePart;
  /** How many cells of it are written, at most. */
  readonly count: number;
}

interface Job {
  readonly what: string;
  readonly share: number;
  readonly stop: () => void;
}

/** Writes what is shown: a Markdown table for a document, CSV for a spreadsheet. */
export function ExportActions({ posture, part, count }: ExportProps): React.JSX.Element {
  const [job, setJob] = useState<Job | null>(null);
  const running = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => running.current?.(), []);
  const write = (what: string, pieces: Iterator<string>, take: (blob: Blob) => void): void => {
    const stop = (): void => {
      running.current?.();
      setJob(null);
      announce(`${what} was not written.`);
    };
    let done = false;
    const cells = part.rows.length * part.columns.length + 2;
    const callOff = writePieces(pieces, cells, {
      onShare: (share) => setJob({ what, share, stop }),
      onDone: (blob) => {
        done = true;
        setJob(null);
        take(blob);
      },
    });
    running.current = done ? undefined : callOff;
  };
  const copy = (): void => {
    if (count > mostCopied) {
      const text = `A table of ${count.toLocaleString('en')} lines is too long to copy. Narrow it with the filter, or take the CSV.`;
      notify({ tone: 'info', text });
      return;
    }
    const pieces = postureMarkdownLines(posture, part);
    write('The table', pieces, (blob) => void blob.text().then((text) => copyText(text, 'the table as Markdown')));
  };
  const save = (): void =>
    write('posture.csv', postureCsvLines(posture, part), (blob) => {
      download('posture.csv', blob, 'text/csv');
      notify({ tone: 'ok', text: 'posture.csv is downloaded.' });
    });
  if (job) return <Running job={job} />;
  return (
    <div className="posture-export">
      <button
        type="button"
        className="button button-small"
        aria-label="Copy as Markdown"
        title="Copy what is shown as a Markdown table"
        onClick={copy}
      >
        <Copy size={13} strokeWidth={1.75} aria-hidden />
        <span>Copy as Markdown</span>
      </button>
      <button
        type="button"
        className="button button-small"
        aria-label="CSV"
        title="Download what is shown as CSV"
        onClick={save}
      >
        <Download size={13} strokeWidth={1.75} aria-hidden />
        <span>CSV</span>
      </button>
    </div>
  );
}

function Running({ job }: { readonly job: Job }): React.JSX.Element {
  const percent = Math.floor(job.share * 100);
  return (
    <div className="posture-export">
      <span
        role="progressbar"
        aria-label={`Writing ${job.what}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="posture-writing"
      >
        Writing, {percent} %
      </span>
      <button type="button" className="button button-small button-outline" onClick={job.stop}>
        Cancel
      </button>
    </div>
  );
}
