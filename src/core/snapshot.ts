import { listResources, type Listing } from './list-resources';
import { buildMesh, readResourceAhead, type Mesh, type StatedSettings } from './mesh';
import type { Place, Resource } from './schema';
import type { TextEdit } from './text';
import type { Change, SourceFile, Workspace } from './workspace';
import {
  indexOfDocument,
  knownStream,
  readDocuments,
  readDocumentsInSteps,
  rememberStream,
  updateDocuments,
  type Document,
  type Stream,
} from './yaml';

/** A file with its documents. Keeps its identity while the file's text stays. */
export interface FileView {
  readonly path: string;
  readonly file: SourceFile;
  readonly stream: Stream;
}

/** What a workspace is judged by and does not say itself. */
export interface Settings {
  /** Istio release such as `1.30`; undefined: what the EgressDesign says, else the newest. */
  readonly istioVersion?: string | undefined;
  /** Namespace of resources that name none; undefined: they have none. */
  readonly defaultNamespace?: string | undefined;
  /** What MeshConfig states. An EgressDesign counts before it, a ConfigMap in the workspace after it. */
  readonly meshConfig?: StatedSettings | undefined;
  /** The day of whoever asks, `YYYY-MM-DD`, by which accepted findings expire; undefined: none does. */
  readonly today?: string | undefined;
}

/**
 * What is derived from one workspace. What did not change is shared with the snapshot before by identity, and `mesh` is made when first asked for. The flow
 * graph (`topologyOf` in `topology`) and the findings (`findingsOf` in `analysis`) are asked of a snapshot: the page fetches their code later.
 */
export interface Snapshot {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly files: readonly FileView[];
  /** All Kubernetes objects in file and document order. */
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
  /** What later stages made of this snapshot, and last of those before it, so that they can share what stays. */
  readonly stages: Stages;
}

/** Results of later stages, by the function that makes them. */
interface Stages {
  readonly made: Map<unknown, unknown>;
  readonly earlier: ReadonlyMap<unknown, unknown>;
}

/**
 * The snapshot of a workspace. Pass the snapshot before it and the change that lies between to re-read only what changed; without the
 * change, files whose text differs are read anew. A file that the change creates is not read again where it was read ahead (`readAheadInSteps`).
 */
export function takeSnapshot(
  workspace: Workspace,
  previous?: Snapshot,
  change?: Change,
  settings: Settings = previous?.settings ?? {},
): Snapshot {
  const created = createdBy(change);
  const files = workspace.files.map((file, index) => {
    const before = viewBefore(file, index, previous);
    const stream = before ? undefined : created.get(file.path);
    return stream ? { path: file.path, file, stream } : viewFile(file, before, change);
  });
  return new LazySnapshot(workspace, settings, files, previous);
}

/**
 * Reads a file that a change is to create, in steps of a few milliseconds, so that the snapshot after the change, and its mesh, find the most part done. A second
 * time it does nothing.
 */
export function* readAheadInSteps(
  created: SourceFile,
  { defaultNamespace }: Settings,
): Generator<undefined, void, undefined> {
  if (knownStream(created)) return;
  const stream = yield* readDocumentsInSteps(created.text);
  rememberStream(created, stream);
  for (const document of stream.documents) {
    // Each document by itself: what it holds is remembered of it.
    const files = [{ path: created.path, stream: { ...stream, documents: [document] } }];
    for (const resource of listResources({ files, defaultNamespace })) {
      readResourceAhead(resource);
      yield;
    }
  }
}

/** Where the document of a place, or of a finding, lies in a snapshot; undefined when it is not there. */
export function locate({ files }: Pick<Snapshot, 'files'>, place: InDocument): Located | undefined {
  const view = files.find((each) => each.path === place.file);
  const index = view ? indexOfDocument(view.stream, place.document) : -1;
  if (!view || index < 0) return undefined;
  return {
    view,
    index,
    document: view.stream.documents[index] as Document,
    start: view.stream.starts[index] as number,
  };
}

/** The offset in its file at which the document of a place, or of a finding, begins in a snapshot; throws where it is not there, which only a bug can cause. */
export function documentStart(snapshot: Pick<Snapshot, 'files'>, place: InDocument): number {
  const located = locate(snapshot, place);
  if (located === undefined) throw new Error(`${place.file} has no document ${place.document}`);
  return located.start;
}

/** What lies in a document. */
type InDocument = Pick<Place, 'file' | 'document'>;

/** A document in its file: `start` is the offset in the file at which its text begins. */
export interface Located {
  readonly view: FileView;
  readonly index: number;
  readonly document: Document;
  readonly start: number;
}

/** The resource that a place lies in; undefined when there is none (an empty or unreadable document, or a kind-less one). */
export function resourceAt(snapshot: Snapshot, place: Place): Resource | undefined {
  return snapshot.resources.find(
    (resource) =>
      resource.place.document === place.document &&
      resource.place.file === place.file &&
      resource.place.path.every((step, index) => step === place.path[index]),
  );
}

class LazySnapshot implements Snapshot {
  readonly resources: readonly Resource[];
  readonly stages: Stages;
  /** The mesh of an earlier snapshot, and nothing else of it: holding on to the snapshot itself would leak. */
  private readonly earlier: Mesh | undefined;
  private meshValue: Mesh | undefined;

  constructor(
    readonly workspace: Workspace,
    readonly settings: Settings,
    readonly files: readonly FileView[],
    previous: Snapshot | undefined,
  ) {
    this.resources = listResources(
      { files, defaultNamespace: settings.defaultNamespace },
      previous && listingOf(previous),
    );
    this.stages = {
      made: new Map(),
      earlier: new Map([...(previous?.stages.earlier ?? []), ...(previous?.stages.made ?? [])]),
    };
    this.earlier = previous instanceof LazySnapshot ? (previous.meshValue ?? previous.earlier) : undefined;
  }

  get mesh(): Mesh {
    return (this.meshValue ??= buildMesh(this.resources, this.earlier, this.settings));
  }
}

/** The view of a file before; most files stay where they are, so their place in the list is tried first. */
function viewBefore(file: SourceFile, index: number, previous: Snapshot | undefined): FileView | undefined {
  const same = previous?.files[index];
  return same?.path === file.path ? same : previous?.files.find((view) => view.path === file.path);
}

function viewFile(file: SourceFile, before: FileView | undefined, change: Change | undefined): FileView {
  if (before?.file === file) return before;
  const edits = before && change ? editsOf(change, file.path) : undefined;
  return {
    path: file.path,
    file,
    stream: before && edits ? updateDocuments(before.stream, edits, file.text) : readDocuments(file.text),
  };
}

/** The documents of files that a change creates and does nothing else with, where they are known. */
function createdBy(change: Change | undefined): ReadonlyMap<string, Stream> {
  const streams = new Map<string, Stream>();
  for (const each of change?.files ?? []) {
    const stream = each.type === 'create' ? knownStream(each) : undefined;
    streams.delete(each.path);
    if (each.type === 'rename') streams.delete(each.to);
    if (stream) streams.set(each.path, stream);
  }
  return streams;
}

/** The edits of the only change to a file; undefined when it was changed in another way too. */
function editsOf(change: Change, path: string): readonly TextEdit[] | undefined {
  const [only, ...others] = change.files.filter(
    (each) => each.path === path || (each.type === 'rename' && each.to === path),
  );
  return only?.type === 'edit' && others.length === 0 ? only.edits : undefined;
}

function listingOf({ files, resources, settings: { defaultNamespace } }: Snapshot): Listing {
  return { files, resources, defaultNamespace };
}
