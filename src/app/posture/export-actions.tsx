import { Copy, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { postureCsvLines, postureMarkdownLines, type PosturePart } from '../../core/exchange';
import type { Posture } from '../../core/mesh';
import { download } from '../browser/download';
import { copyText } from '../copy-text';
import { notify } from '../notices';
import { useWriting, type WritingJob } from './use-writing';
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

/** Writes what is shown: a Markdown table for a document, CSV for a spreadsheet. */
export function ExportActions({ posture, part, count }: ExportProps): React.JSX.Element {
  const { job, write } = useWriting(part.rows.length * part.columns.length + 2);
  if (job) return <Running job={job} />;
  const copy = (): void => {
    if (count > mostCopied) return notify({ tone: 'info', text: exportWords.tooLong(count) });
    const pieces = postureMarkdownLines(posture, part);
    write('table', pieces, (blob) => void blob.text().then((text) => copyText(text, exportWords.copiedTable)));
  };
  const save = (): void =>
    write('csv', postureCsvLines(posture, part), (blob) => {
      download('posture.csv', blob, 'text/csv');
      notify({ tone: 'ok', text: exportWords.downloaded });
    });
  return (
    <div className="posture-export">
      <ExportButton label={exportWords.copyAsMarkdown} title={exportWords.copyShown} onClick={copy}>
        <Copy size={13} strokeWidth={1.75} aria-hidden />
      </ExportButton>
      <ExportButton label={exportWords.csv} title={exportWords.downloadShown} onClick={save}>
        <Download size={13} strokeWidth={1.75} aria-hidden />
      </ExportButton>
    </div>
  );
}

interface ExportButtonProps {
  readonly label: string;
  readonly title: string;
  readonly onClick: () => void;
  /** Its icon. */
  readonly children: ReactNode;
}

/** Where there is little room its label is only spoken. */
function ExportButton({ label, title, onClick, children }: ExportButtonProps): React.JSX.Element {
  return (
    <button type="button" className="button button-small" aria-label={label} title={title} onClick={onClick}>
      {children}
      <span>{label}</span>
    </button>
  );
}

function Running({ job }: { readonly job: WritingJob }): React.JSX.Element {
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
