import { Copy, Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { postureCsvLines, postureMarkdownLines, type PosturePart } from '../../core/exchange';
import type { Posture } from '../../core/mesh';
import { download } from '../browser/download';
import { copyText } from '../copy-text';
import { announce, notify } from '../notices';
import { writePieces } from './write-part';
import { exportWords } from './words';

/** A table of more lines than this is read by nobody, and few programs take it from the clipboard. */
const mostCopied = 2000;

interface ExportProps {
  readonly posture: Posture;
  /** What is shown. */
  readonly part: PosturePart;
  /** How many cells of it are written, at most. */
  readonly count: number;
}

/** A Markdown table for the clipboard, or a file for a spreadsheet. */
type Format = keyof typeof exportWords.writing;

interface Job {
  readonly what: Format;
  readonly share: number;
  readonly stop: () => void;
}

/** Writes what is shown: a Markdown table for a document, CSV for a spreadsheet. */
export function ExportActions({ posture, part, count }: ExportProps): React.JSX.Element {
  const [job, setJob] = useState<Job | null>(null);
  const running = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => running.current?.(), []);
  const write = (what: Format, pieces: Iterator<string>, take: (blob: Blob) => void): void => {
    const stop = (): void => {
      running.current?.();
      setJob(null);
      announce(exportWords.notWritten[what]);
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
      const text = exportWords.tooLong(count);
      notify({ tone: 'info', text });
      return;
    }
    const pieces = postureMarkdownLines(posture, part);
    write('table', pieces, (blob) => void blob.text().then((text) => copyText(text, exportWords.copiedTable)));
  };
  const save = (): void =>
    write('csv', postureCsvLines(posture, part), (blob) => {
      download('posture.csv', blob, 'text/csv');
      notify({ tone: 'ok', text: exportWords.downloaded });
    });
  if (job) return <Running job={job} />;
  return (
    <div className="posture-export">
      <button
        type="button"
        className="button button-small"
        aria-label={exportWords.copyAsMarkdown}
        title={exportWords.copyShown}
        onClick={copy}
      >
        <Copy size={13} strokeWidth={1.75} aria-hidden />
        <span>{exportWords.copyAsMarkdown}</span>
      </button>
      <button
        type="button"
        className="button button-small"
        aria-label={exportWords.csv}
        title={exportWords.downloadShown}
        onClick={save}
      >
        <Download size={13} strokeWidth={1.75} aria-hidden />
        <span>{exportWords.csv}</span>
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
        aria-label={exportWords.writing[job.what]}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="posture-writing"
      >
        {exportWords.percent(percent)}
      </span>
      <button type="button" className="button button-small button-outline" onClick={job.stop}>
        {exportWords.cancel}
      </button>
    </div>
  );
}
