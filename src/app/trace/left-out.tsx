import { useMemo } from 'react';
import { readResources } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { positionIn, type Document } from '../../core/yaml';
import { goToText } from '../go-to-text';
import { Caution } from '../widgets';
import { leftOutWords } from './words';

/** A document of which no resource can be read, since its YAML is broken. */
interface LeftOut {
  readonly file: string;
  readonly document: Document;
  /** 1-based, in the file. */
  readonly line: number;
  /** The offset in the file at which it cannot be read. */
  readonly offset: number;
}

/** Says of an answer what it was found without: documents that may hold anything, and cannot be read. Nothing where all can be. */
export function LeftOutNote({ files }: Pick<Snapshot, 'files'>): React.JSX.Element | null {
  const found = useMemo(() => leftOutIn(files), [files]);
  const [first] = found;
  if (first === undefined) return null;
  const { file, document, line, offset } = first;
  const place = { file, document: document.id, path: [] };
  return (
    <Caution>
      <p>
        {leftOutWords.says(found.length)}{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => void goToText(place, { from: offset, to: offset })}
        >
          {leftOutWords.place(file, line)}
        </button>
      </p>
    </Caution>
  );
}

function leftOutIn(files: Snapshot['files']): readonly LeftOut[] {
  return files.flatMap(({ path, stream }) =>
    stream.documents.flatMap((document, index) => {
      if (!document.incomplete || readResources(document).length > 0) return [];
      const from = document.problems[0]?.range.from ?? 0;
      const { line } = positionIn(stream, index, from);
      return [{ file: path, document, line, offset: (stream.starts[index] as number) + from }];
    }),
  );
}
