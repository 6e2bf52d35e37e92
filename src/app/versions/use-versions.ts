import { useCallback, useEffect, useState } from 'react';
import { fileAt, type Workspace } from '../../core/workspace';
import { listVersions, readVersion, versionTrouble } from '../browser/versions-storage';
import { compareInTurn, type ComparingInTurn } from '../comparing/compare-in-turn';
import { getState } from '../store';
import { whenIdle } from '../when-idle';
import { filesSince, sameFiles, sizeOf, type FilesSince, type Version } from './version';

/** How a version differs from the design on the page: in nothing; in files; or, where it is small enough to be compared for a list, in resources and behaviour. */
export type Difference =
  | { readonly type: 'none' }
  | { readonly type: 'files'; readonly files: number }
  | {
      readonly type: 'compared';
      /** Those that differ in comments, layout, notes or accepted findings alone are not among them, nor are documents that are no resources. */
      readonly resources: number;
      readonly behaviour: number;
      readonly files: FilesSince;
    };

/** Two sides of more UTF-16 units are not compared for a list: a version would take more than a few seconds, beside the page. */
const comparedUpTo = 4_000_000;

/** The versions, the newest first; null while they are being read. `trouble` says what is wrong with the storage. */
export interface Versions {
  readonly list: readonly Version[] | null;
  readonly trouble: string | null;
  /** Does something to the versions, then reads them anew; answers whether it worked. */
  readonly change: (work: () => Promise<void>) => Promise<boolean>;
}

/** The versions that this browser keeps. */
export function useVersions(): Versions {
  const [list, setList] = useState<readonly Version[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = useCallback(async (work: () => Promise<void>) => {
    try {
      await work();
      setList(await listVersions());
      setTrouble(null);
      return true;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setTrouble(versionTrouble(error));
      setList((before) => before ?? []);
      return false;
    }
  }, []);
  useEffect(() => whenIdle(() => void change(() => Promise.resolve())), [change]);
  return { list, trouble, change };
}

/** How each version differs from the design on the page, by id. They are worked out one after the other while the page is idle. */
export function useDifferences(list: readonly Version[] | null): ReadonlyMap<number, Difference> {
  const [known, setKnown] = useState<ReadonlyMap<number, Difference>>(new Map());
  const next = list?.find(({ id }) => !known.has(id))?.id;
  const [comparing] = useState(compareInTurn);
  useEffect(() => comparing.end, [comparing]);
  useEffect(() => {
    if (next === undefined) return undefined;
    let gone = false;
    const stop = whenIdle(() => {
      void differenceOf(next, comparing).then((difference) => {
        if (!gone) setKnown((before) => new Map(before).set(next, difference));
      });
    });
    return () => {
      gone = true;
      stop();
    };
  }, [next, comparing]);
  return known;
}

async function differenceOf(id: number, comparing: ComparingInTurn): Promise<Difference> {
  const { workspace: now, settings } = getState().snapshot;
  const then = await readVersion(id).catch(withoutStorage);
  if (!then || sameFiles(then, now)) return { type: 'none' };
  const small = sizeOf(then) + sizeOf(now) <= comparedUpTo;
  const report = small ? await comparing.compare({ workspace: then, settings }, { workspace: now, settings }) : null;
  if (!report) return { type: 'files', files: filesBetween(then, now) };
  const resources = report.documents.filter(({ textOnly }) => !textOnly).length;
  return { type: 'compared', resources, behaviour: report.changes.length, files: filesSince(then, now) };
}

/** A version that cannot be read stays in the list, which says of itself what is wrong with the storage. */
function withoutStorage(error: unknown): undefined {
  if (!(error instanceof DOMException)) throw error;
}

/** How many files came, went or have another text. */
function filesBetween(then: Workspace, now: Workspace): number {
  const gone = then.files.filter(({ path }) => !fileAt(now, path)).length;
  return gone + now.files.filter(({ path, text }) => fileAt(then, path)?.text !== text).length;
}
