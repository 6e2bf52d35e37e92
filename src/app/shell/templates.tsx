import { useEffect, useState } from 'react';
import { readResources } from '../../core/schema';
import { readDocuments } from '../../core/yaml';
import { openUploads } from '../browser/open-uploads';
import { readSample, readSamples, type Sample } from '../browser/samples';
import type { Upload } from '../browser/uploads';
import { closeDialog } from '../dialogs';
import { KindGlyph } from '../widgets';
import { Sheet } from './sheet';

interface Loaded {
  readonly sample: Sample;
  readonly uploads: readonly Upload[];
  /** Kinds in it with how often each occurs. */
  readonly kinds: readonly (readonly [kind: string, count: number])[];
}

/** Designs to start from. Each is added to what is there. */
export default function Templates(): React.JSX.Element {
  const [loaded, setLoaded] = useState<readonly Loaded[] | string | null>(null);
  useEffect(() => {
    let shown = true;
    loadAll().then(
      (all) => shown && setLoaded(all),
      (error: unknown) => shown && setLoaded(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      shown = false;
    };
  }, []);
  return (
    <Sheet title="Templates" size={820}>
      <p className="sheet-lead">
        Each is a complete design with comments. It is added to your files and replaces nothing.
      </p>
      {loaded === null && <p className="sheet-lead">Reading the templates…</p>}
      {typeof loaded === 'string' && <p className="sheet-error">{loaded}</p>}
      {Array.isArray(loaded) && (
        <ul className="gallery">
          {(loaded as readonly Loaded[]).map((each) => (
            <Card key={each.sample.id} loaded={each} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Card({ loaded }: { readonly loaded: Loaded }): React.JSX.Element {
  const { sample, kinds, uploads } = loaded;
  const use = (): void => {
    closeDialog();
    void openUploads(uploads, `Added “${sample.title}”: `);
  };
  return (
    <li className="gallery-card">
      <h3 className="gallery-title">{sample.title}</h3>
      <p className="gallery-purpose">{sample.purpose}</p>
      <div className="gallery-foot">
        <ul className="gallery-kinds" aria-label="Kinds">
          {kinds.map(([kind, count]) => (
            <li key={kind} title={`${count} ${kind}`}>
              <KindGlyph kind={kind} size={18} />
              <span className="spoken-only">{kind}</span>
              <span>{count}</span>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="button button-outline button-small"
          aria-label={`Use ${sample.title}`}
          onClick={use}
        >
          Use
        </button>
      </div>
    </li>
  );
}

async function loadAll(): Promise<readonly Loaded[]> {
  const samples = await readSamples();
  return Promise.all(
    samples.map(async (sample) => {
      const uploads = await readSample(sample);
      return { sample, uploads, kinds: countKinds(uploads) };
    }),
  );
}

function countKinds(uploads: readonly Upload[]): Loaded['kinds'] {
  const counts = new Map<string, number>();
  const count = (kind: string, by: number): unknown => by > 0 && counts.set(kind, (counts.get(kind) ?? 0) + by);
  for (const { bytes } of uploads) {
    for (const document of readDocuments(new TextDecoder().decode(bytes)).documents) {
      for (const { kind } of readResources(document)) count(kind, 1);
    }
  }
  return [...counts];
}
