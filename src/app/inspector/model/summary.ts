import { isRecord, type Kind } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { summaryWords } from '../words/summaries';
import { destinationWords, matchWords, routeWords } from './route-words';

/** What a closed item of a list says of itself in one line, or undefined where its kind has nothing of its own to say. */
export function summaryAt(kind: Kind, path: Path, value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const list = path.findLast((step) => typeof step === 'string');
  return summaries[`${kind.kind} ${String(list)}`]?.(value);
}

type Summary = (value: Readonly<Record<string, unknown>>) => string;

const summaries: Readonly<Record<string, Summary>> = {
  'VirtualService http': routeWords,
  'VirtualService tls': routeWords,
  'VirtualService tcp': routeWords,
  'VirtualService match': matchWords,
  'VirtualService route': destinationWords,
  'VirtualService mirrors': destinationWords,
  'Gateway servers': (server) => join(portWords(server['port']), texts(server['hosts']), textIn(server['tls'], 'mode')),
  'Sidecar egress': (egress) => join(portWords(egress['port']), texts(egress['hosts'])),
  'Sidecar ingress': (ingress) => join(portWords(ingress['port']), arrow(ingress['defaultEndpoint'])),
  'AuthorizationPolicy rules': (rule) =>
    join(
      clause(summaryWords.from, rule['from'], (item) => allTexts(item['source'])),
      clause(summaryWords.to, rule['to'], (item) => allTexts(item['operation'])),
      clause(summaryWords.when, rule['when'], condition),
    ) || summaryWords.everyCall,
  'AuthorizationPolicy from': (from) => allTexts(from['source']) || summaryWords.anybody,
  'AuthorizationPolicy to': (to) => allTexts(to['operation']) || summaryWords.anything,
  'AuthorizationPolicy when': condition,
  'Telemetry accessLogging': (logging) =>
    join(providers(logging), logging['disabled'] === true ? summaryWords.off : ''),
  'Telemetry metrics': providers,
  'Telemetry overrides': (override) =>
    join(allTexts(override['match']), override['disabled'] === true ? summaryWords.leftOut : ''),
  'Telemetry tracing': (tracing) => join(providers(tracing), percent(tracing['randomSamplingPercentage'])),
};

function condition(when: Readonly<Record<string, unknown>>): string {
  const not = texts(when['notValues']);
  return join(text(when['key']), texts(when['values']), not === '' ? '' : summaryWords.not(not));
}

function providers(value: Readonly<Record<string, unknown>>): string {
  const { providers: list } = value;
  return Array.isArray(list) ? list.map((item) => textIn(item, 'name')).join(', ') : '';
}

/** `from shop or 10.0.0.0/8`: the items of a list, of which one must hold. */
function clause(word: (what: string) => string, list: unknown, say: Summary): string {
  if (!Array.isArray(list) || list.length === 0) return '';
  const words = list.flatMap((item: unknown) => (isRecord(item) ? [say(item)] : [])).filter((each) => each !== '');
  return words.length === 0 ? '' : word(summaryWords.anyOf(words));
}

/** All texts that an object holds, those of negated fields with a `not` before them. */
function allTexts(value: unknown): string {
  if (!isRecord(value)) return '';
  const words = Object.entries(value).map(([name, inner]) => {
    const said = Array.isArray(inner) ? texts(inner) : text(inner);
    return said !== '' && name.startsWith('not') ? summaryWords.not(said) : said;
  });
  return join(...words);
}

function portWords(port: unknown): string {
  return isRecord(port) ? join(text(port['number']), text(port['protocol'])) : '';
}

function arrow(value: unknown): string {
  return typeof value === 'string' && value !== '' ? `→ ${value}` : '';
}

function percent(value: unknown): string {
  return typeof value === 'number' ? summaryWords.percent(value) : '';
}

function textIn(value: unknown, name: string): string {
  return isRecord(value) ? text(value[name]) : '';
}

function texts(value: unknown): string {
  return Array.isArray(value) ? value.map(text).filter(Boolean).join(', ') : '';
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}
