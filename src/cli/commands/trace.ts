import {
  anyPod,
  clientUrlWords,
  proxyOf,
  readClientUrl,
  traceCall,
  traceText,
  urlWithoutSecrets,
  workloadNamed,
  type Mesh,
  type Proxy,
  type Trace,
} from '../../core/mesh';
import { takeSnapshot, type Settings, type Snapshot } from '../../core/snapshot';
import { chooseOption, readArguments, type OptionSpecs, type Parsed } from '../arguments';
import { readAllSources } from '../files';
import { Failure, failureLine } from '../failure';
import { callFindingsText } from '../reporters/trace-findings';
import { traceObject } from '../reporters/trace-json';
import { placeText } from '../reporters/trace-place';
import { runBatch, type BatchRequest } from './batch';
import type { CliCommand } from './command';
import { pathExplained, readSettings, settingOptions, settingsExplained, settingUsage } from './settings';
import { noteTexts } from './text-notes';

const options = {
  from: { type: 'string' },
  header: { type: 'string', multiple: true },
  method: { type: 'string' },
  format: { type: 'string' },
  batch: { type: 'boolean' },
  ...settingOptions,
} satisfies OptionSpecs;

/** `fairway trace`. */
export const trace: CliCommand = {
  name: 'trace',
  usage: `trace --from NAMESPACE/WORKLOAD URL PATH... [--header K=V] [--method M] [--format text|json] ${settingUsage} [--batch]`,
  summary: 'Prints what becomes of one call, and each decision on its way.',
  explains: [
    ['--from NAMESPACE/WORKLOAD', 'The pod that calls. Required.'],
    ['URL', 'The call: scheme://host[:port][/path] with http, https, grpc, tls or tcp.'],
    pathExplained,
    ['--header K=V', 'A header of the request. May be given several times.'],
    ['--method M', 'The HTTP method. Default: GET.'],
    ['--format text|json', 'How the trace is printed. Default: text.'],
    ...settingsExplained,
    ['--batch', 'Reads one JSON object a line from standard input, and prints one answer a line.'],
  ],
  exits: '0 traced, whatever becomes of the call, 2 wrong usage or unreadable input.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['text', 'json'], 'text');
    const settings = await readSettings(parsed, streams);
    if (parsed.flag('batch'))
      return runBatch(parsed, streams, (request) => traceObjectOf(request, requestOf(request.value), settings));
    const [url, ...paths] = parsed.positionals;
    if (url === undefined) throw new Failure('Name the URL of the call, then the files to look at.');
    const asked = askedCall(parsed, url);
    const files = await readAllSources(paths, streams);
    const snapshot = takeSnapshot({ files }, undefined, undefined, settings);
    const traced = traceAsked(snapshot, asked);
    noteTexts(snapshot, streams);
    if (!traced.known)
      streams.error(failureLine(`${asked.from} is in none of the files; it is taken as a pod without labels.`));
    streams.out(format === 'json' ? jsonOf(traced.trace, asked, snapshot) : textOf(traced.trace, snapshot));
    return 0;
  },
};

/** A call as the command line or a line of a batch asks for it. */
interface Asked {
  /** `namespace/workload`. */
  readonly from: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

function askedCall(parsed: Parsed, url: string): Asked {
  const from = parsed.text('from');
  if (from === undefined) throw new Failure('Name the caller with --from NAMESPACE/WORKLOAD.');
  const headers = parsed.texts('header').map((written) => {
    const cut = written.indexOf('=');
    if (cut <= 0) throw new Failure(`--header takes NAME=VALUE, not ${JSON.stringify(written)}.`);
    return [written.slice(0, cut), written.slice(cut + 1)] as const;
  });
  return { from, url, method: (parsed.text('method') ?? 'GET').toUpperCase(), headers: Object.fromEntries(headers) };
}

function requestOf(value: Readonly<Record<string, unknown>>): Asked {
  const { from, url, method = 'GET', headers } = value;
  if (typeof from !== 'string') throw new Failure('`from` must be "namespace/workload".');
  if (typeof url !== 'string') throw new Failure('`url` must be the URL of the call.');
  if (typeof method !== 'string') throw new Failure('`method` must be an HTTP method.');
  return { from, url, method: method.toUpperCase(), headers: readHeaders(headers) };
}

function readHeaders(headers: unknown): Readonly<Record<string, string>> {
  if (headers === undefined || headers === null) return {};
  const entries = typeof headers === 'object' ? Object.entries(headers) : undefined;
  if (entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    return Object.fromEntries(entries);
  throw new Failure('`headers` must be a mapping of names to texts.');
}

function traceObjectOf({ files, meshConfig }: BatchRequest, asked: Asked, settings: Settings): object {
  const given = meshConfig ?? settings.meshConfig;
  const snapshot = takeSnapshot({ files }, undefined, undefined, { ...settings, meshConfig: given });
  return traceObject(traceAsked(snapshot, asked).trace, asked.from, snapshot);
}

function textOf(traced: Trace, snapshot: Snapshot): string {
  return traceText(traced, placeText(snapshot)) + callFindingsText(traced, snapshot);
}

function jsonOf(traced: Trace, asked: Asked, snapshot: Snapshot): string {
  return `${JSON.stringify(traceObject(traced, asked.from, snapshot), null, 2)}\n`;
}

function traceAsked({ mesh }: Snapshot, { from, url, method, headers }: Asked): { trace: Trace; known: boolean } {
  const { client, known } = callerOf(mesh, from);
  const traced = traceCall(mesh, { client, url, method, headers });
  if (traced) return { trace: traced, known };
  const clientUrl = readClientUrl(url);
  const advice = clientUrl
    ? clientUrlWords(clientUrl)
    : 'Write scheme://host[:port][/path] with http, https, tcp, tls or grpc; tcp needs a port.';
  throw new Failure(`${JSON.stringify(urlWithoutSecrets(url))} cannot be called. ${advice}`);
}

function callerOf(mesh: Mesh, from: string): { client: Proxy; known: boolean } {
  const [namespace = '', name = '', ...more] = from.split('/');
  if (namespace === '' || name === '' || more.length > 0)
    throw new Failure(`--from takes NAMESPACE/WORKLOAD, not ${JSON.stringify(from)}.`);
  const workload = workloadNamed(mesh, namespace, name);
  return workload
    ? { client: proxyOf(mesh, workload), known: true }
    : { client: anyPod(mesh, namespace), known: false };
}
