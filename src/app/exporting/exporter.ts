import { planExport, unchangedSince, zipFiles, type ExportPlan } from '../../core/exchange';
import type { Workspace } from '../../core/workspace';
import type { ExportChoice } from '../view';

/** What an export is made of: the design, and the earlier state that what changed is held against, where that is known. */
export interface ExportTexts {
  readonly workspace: Workspace;
  readonly since: Workspace | undefined;
}

/** What is wanted of an export: what it would write; with that which resources are no news to a cluster, for the commands beside it; or the file to be downloaded. */
export type WantedPart = 'plan' | 'commands' | 'file';

/** A question to the other thread; what it gives for it has the same number. */
export interface ExportRequest {
  readonly id: number;
  /** Null for those of the request before. */
  readonly texts: ExportTexts | null;
  readonly choice: ExportChoice;
  readonly wants: WantedPart;
}

/** What comes back for a question. */
export interface ExportAnswer {
  readonly id: number;
  readonly plan: ShownPlan;
  /** The file to be downloaded, where that was wanted and something leaves. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** A plan as far as a person looks at it: a design can have thousands of files, and megabytes in one. */
export interface ShownPlan extends Omit<ExportPlan, 'files'> {
  /** The first of the files. */
  readonly files: readonly ShownFile[];
  /** How many files there are, and how many bytes of UTF-8 are in all of them. */
  readonly count: number;
  readonly bytes: number;
  /** The identities of resources that say what they said in the earlier state; null where they were not asked for, or there is none. */
  readonly unchangedIds: ReadonlySet<string> | null;
}

/** A file that would be written, with the beginning of its text. */
export interface ShownFile {
  readonly path: string;
  readonly text: string;
  /** Of the whole file, and of what is not in `text`, as UTF-8. */
  readonly bytes: number;
  readonly bytesMore: number;
}

/** The most files that are shown, and the most characters of one. */
const mostFiles = 500;
const mostCharacters = 40_000;

/** A function that answers questions one after the other and remembers the texts of the last, what was read of them, and what was planned. */
export function makeExporter(): (request: ExportRequest) => ExportAnswer {
  let texts: ExportTexts | undefined;
  let planned: { readonly choice: string; readonly plan: ExportPlan } | undefined;
  return ({ id, texts: sent, choice, wants }) => {
    if (sent) [texts, planned] = [sent, undefined];
    if (!texts) throw new Error(`Question ${id} is about the texts of a question before it, and there were none.`);
    const key = JSON.stringify(choice);
    if (planned?.choice !== key) planned = { choice: key, plan: planOf(texts, choice) };
    const { plan } = planned;
    const isFile = wants === 'file' && !plan.isEmpty;
    return {
      id,
      plan: shownPlan(plan, wants === 'commands' ? texts : null),
      bytes: isFile ? bytesOf(plan, choice) : null,
    };
  };
}

function planOf({ workspace, since }: ExportTexts, choice: ExportChoice): ExportPlan {
  return planExport(workspace, choice.format, { ...choice, since: choice.changed ? since : undefined });
}

const encoder = new TextEncoder();

function bytesOf({ files }: ExportPlan, { format }: ExportChoice): Uint8Array<ArrayBuffer> {
  return format === 'yaml' ? encoder.encode(files.map(({ text }) => text).join('')) : new Uint8Array(zipFiles(files));
}

function shownPlan(plan: ExportPlan, texts: ExportTexts | null): ShownPlan {
  const sizes = plan.files.map(({ text }) => sizeIn(text));
  const files = plan.files.slice(0, mostFiles).map(({ path, text }, index): ShownFile => {
    const bytesMore = text.length > mostCharacters ? sizeIn(text.slice(mostCharacters)) : 0;
    return { path, text: text.slice(0, mostCharacters), bytes: sizes[index] ?? 0, bytesMore };
  });
  return {
    ...plan,
    files,
    count: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    unchangedIds: texts?.since ? unchangedSince(texts.workspace, texts.since) : null,
  };
}

/** How many bytes of UTF-8 a text has. */
function sizeIn(text: string): number {
  return encoder.encode(text).length;
}
