import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { configureMonacoYaml, type JSONSchema } from 'monaco-yaml';
import YamlWorker from 'monaco-yaml/yaml.worker?worker';
import { findingsOf } from '../../src/core/analysis';
import { findKind, jsonSchemaOf, newestIstio, validateDocument } from '../../src/core/schema';
import { takeSnapshot } from '../../src/core/snapshot';
import { readDocuments } from '../../src/core/yaml';

/** How long it took, in milliseconds, and how many problems were marked. */
interface Judged {
  readonly ms: number;
  readonly marks: number;
}

declare global {
  interface Window {
    /** Reads a text and holds each document against the fields of its kind. */
    checkFields: (text: string) => Judged;
    /** The same with all rules. */
    checkRules: (text: string) => Judged;
    /** Gives a text to an editor's model, and waits for what monaco-yaml marks in it. */
    checkWithMonacoYaml: (text: string) => Promise<Judged>;
  }
}

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const kind = findKind('networking.istio.io/v1', 'ServiceEntry');
if (kind === undefined) throw new Error('There is no ServiceEntry');

/** Monaco of this release wants a worker that runs already; releases that monaco-yaml was written for started it themselves. */
function startWorker({ createData }: { readonly createData?: unknown }): unknown {
  const worker = new YamlWorker();
  // The first message makes the worker ready for the second, which has its settings.
  worker.postMessage('ready');
  worker.postMessage(createData);
  return monaco.editor.createWebWorker({ worker });
}

const older: unknown = { ...monaco, editor: { ...monaco.editor, createWebWorker: startWorker } };

configureMonacoYaml(older as Parameters<typeof configureMonacoYaml>[0], {
  schemas: [
    {
      uri: 'https://fairway.dev/service-entry.json',
      fileMatch: ['**/*.yaml'],
      schema: jsonSchemaOf(kind, newestIstio) as JSONSchema,
    },
  ],
});

window.checkFields = (text) => {
  const start = performance.now();
  const { documents } = readDocuments(text);
  const found = documents.flatMap((document) => [...validateDocument(document)]);
  return { ms: performance.now() - start, marks: found.length };
};

window.checkRules = (text) => {
  const start = performance.now();
  const found = findingsOf(takeSnapshot({ files: [{ path: 'egress.yaml', text }] }));
  return { ms: performance.now() - start, marks: found.length };
};

let count = 0;
/** How long monaco-yaml may take, in milliseconds. */
const longest = 120_000;

window.checkWithMonacoYaml = async (text) => {
  const uri = monaco.Uri.parse(`file:///egress-${++count}.yaml`);
  const start = performance.now();
  const marked = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('monaco-yaml marked nothing')), longest);
    const watch = monaco.editor.onDidChangeMarkers((changed) => {
      if (!changed.some((each) => each.toString() === uri.toString())) return;
      watch.dispose();
      resolve();
    });
  });
  const model = monaco.editor.createModel(text, 'yaml', uri);
  await marked;
  const ms = performance.now() - start;
  const marks = monaco.editor.getModelMarkers({ resource: uri }).length;
  model.dispose();
  return { ms, marks };
};
