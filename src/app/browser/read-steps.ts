import { readForImport, type ReadEnd, type ReadPart, type Upload } from '../../core/exchange';

/** What is read of files from outside: a part of one of them, or what is left to say of it behind its last part. `upload` counts them from 0 on. */
export type ReadAnswer =
  { readonly upload: number; readonly part: ReadPart } | { readonly upload: number; readonly end: ReadEnd };

/** Unpacks and decodes files from outside, one part after the other. A file of 20 MB takes some tenths of a second. */
export function* readSteps(uploads: readonly Upload[]): Generator<ReadAnswer, undefined, undefined> {
  for (const [upload, file] of uploads.entries()) {
    const parts = readForImport(file);
    let part = parts.next();
    for (; part.done !== true; part = parts.next()) yield { upload, part: part.value };
    yield { upload, end: part.value };
  }
}
