import { isRecord } from '../../core/schema';
import type { Upload } from './uploads';

/** A design that the page offers to start from. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Paths below the folder of the samples. */
  readonly files: readonly string[];
}

const folder = `${import.meta.env.BASE_URL}samples/`;

/** The list of samples, from the page's own server. */
export async function readSamples(): Promise<readonly Sample[]> {
  const response = await fetch(`${folder}index.json`);
  if (!response.ok) throw new Error(`The list of templates could not be read: ${response.status}`);
  const list: unknown = await response.json();
  const items: unknown = isRecord(list) ? list['samples'] : list;
  return Array.isArray(items) ? items.filter(isSample) : [];
}

/** The files of a sample, ready to be opened. */
export async function readSample(sample: Sample): Promise<Upload[]> {
  return Promise.all(
    sample.files.map(async (file) => {
      const response = await fetch(folder + file);
      if (!response.ok) throw new Error(`${file} could not be read: ${response.status}`);
      return { path: file.split('/').at(-1) ?? file, bytes: new Uint8Array(await response.arrayBuffer()) };
    }),
  );
}

function isSample(value: unknown): value is Sample {
  if (!isRecord(value)) return false;
  return ['id', 'title', 'purpose'].every((key) => typeof value[key] === 'string') && Array.isArray(value['files']);
}
