import { answerWords, resourceWords, type Hop, type Trace } from '../../../mesh';
import {
  decisionIn,
  splitSentence,
  untracedWords,
  writtenAt,
  type BehaviourChange,
  type ChangePlace,
  type WrittenPlace,
  type Comparison,
  type Risk,
  type Said,
} from '../../../review';
import { digits, formatPath } from '../../../text';
import {
  code,
  count,
  paragraph,
  type Block,
  type CardBlock,
  type Inline,
  type Section,
  type Span,
  type Tone,
} from './block';

/** More than this are listed by their sentence alone. */
const mostCards = 60;

const risks: readonly (readonly [Risk, string, Tone])[] = [
  ['high', 'High risk', 'high'],
  ['medium', 'Medium risk', 'medium'],
  ['low', 'Low risk', 'low'],
];

/** What was said to changes, by their ids. */
export type SaidOf = ReadonlyMap<string, readonly Said[]>;

/** What calls do otherwise than in the baseline, the riskiest first, each with what was said to it. */
export function changeSection(comparison: Comparison | undefined, said: SaidOf): Section {
  return {
    id: 'changes',
    title: 'Changes of behaviour',
    blocks: comparison === undefined ? [paragraph(noBaseline)] : changeBlocks(comparison, said),
  };
}

const noBaseline = 'No baseline was given, so this packet shows the design as it is and compares it with nothing.';

function changeBlocks({ changes, documents, drawn, sampled }: Comparison, said: SaidOf): readonly Block[] {
  const textOnly = documents.filter((each) => each.textOnly).length;
  const changed = documents.length - textOnly;
  const untraced = untracedWords(drawn);
  return [
    paragraph(
      changes.length === 0
        ? `${untraced ?? 'No call does anything else than in the baseline.'} ${count(changed, 'resource')} changed`
        : `${count(changes.length, 'change')} of behaviour from ${count(changed, 'changed resource')}`,
      textOnly === 0 ? '.' : `; ${textOnly} more ${textOnly === 1 ? 'differs' : 'differ'} in comments or order alone.`,
    ),
    ...(changes.length > 0 && untraced !== undefined ? [paragraph(untraced)] : []),
    ...(sampled.tried < sampled.of
      ? [
          paragraph(
            `Of ${count(sampled.of, 'pair')} of a pod and a host that it is not drawn to call, ${digits(sampled.tried)} were tried.`,
          ),
        ]
      : []),
    ...risks.flatMap(([risk, title, tone]) =>
      riskBlocks(
        changes.filter((change) => change.risk === risk),
        title,
        tone,
        said,
      ),
    ),
    ...documentBlocks(documents, said),
  ];
}

function riskBlocks(found: readonly BehaviourChange[], title: string, tone: Tone, said: SaidOf): readonly Block[] {
  if (found.length === 0) return [];
  return [
    { type: 'heading', text: `${title}: ${found.length}` },
    ...found.slice(0, mostCards).map((change) => cardOf(change, tone, said.get(change.id) ?? [])),
    ...(found.length > mostCards
      ? [
          {
            type: 'list',
            items: found.slice(mostCards).map(({ id, sentence }) => [...saidSpans(said.get(id) ?? []), sentence]),
          } as const,
        ]
      : []),
  ];
}

function cardOf(
  { risk, sentence, before, after, decidedBefore, decidedAfter, causes }: BehaviourChange,
  tone: Tone,
  said: readonly Said[],
): CardBlock {
  const facts: (readonly [string, Inline])[] = [
    ...saidFacts(said),
    ...sideFacts('Before', before, decidedBefore, causes),
    ...sideFacts('After', after, decidedAfter, causes),
  ];
  const hops = before && after ? hopRows(before, after) : [];
  const { title, rest } = splitSentence(sentence);
  return {
    type: 'card',
    mark: risk,
    tone,
    title: [...saidSpans(said), title],
    blocks: [
      ...(rest === '' ? [] : [paragraph(rest)]),
      ...(facts.length > 0 ? [{ type: 'facts', items: facts } as const] : []),
      ...(hops.length > 0
        ? [{ type: 'table', caption: 'Decisions that differ', heads: ['At', 'Before', 'After'], rows: hops } as const]
        : []),
    ],
  };
}

/** What was said to a resource that differs: what calls make of it may be no change, or none that was traced. */
function answerCard(sentence: string, said: readonly Said[]): CardBlock {
  return {
    type: 'card',
    mark: 'resource',
    tone: 'info',
    title: [...saidSpans(said), sentence],
    blocks: [{ type: 'facts', items: saidFacts(said) }],
  };
}

/** What decides a change, as a mark before its sentence; nothing while it is open. */
function saidSpans(said: readonly Said[]): readonly Span[] {
  const decision = decisionIn(said);
  if (decision === undefined) return [];
  return [
    { mark: decision === 'accepted' ? 'Accepted' : 'Refused', tone: decision === 'accepted' ? 'ok' : 'error' },
    ' ',
  ];
}

/** All that was said to a change, in the order of the notes, each with who said it and when. */
function saidFacts(said: readonly Said[]): readonly (readonly [string, Inline])[] {
  return said.map(({ lead, text, by, at }) => {
    const words = text === '' ? 'Without a further word.' : text.replace(/\s+/g, ' ');
    const signed = [by, at].filter((each) => each !== undefined && each !== '').join(', ');
    return [lead, signed === '' ? words : `${words} (${signed})`];
  });
}

function sideFacts(
  side: string,
  trace: Trace | undefined,
  decided: readonly ChangePlace[],
  causes: readonly WrittenPlace[],
): readonly (readonly [string, Inline])[] {
  const says = trace ? answerWords(trace) : '';
  const places = decided.flatMap((place, index) => [...(index > 0 ? [', '] : []), ...placeSpans(place, causes)]);
  if (says === '' && places.length === 0) return [];
  return [
    [
      side,
      [...(says === '' ? [] : [says]), ...(places.length > 0 ? [says === '' ? '' : ' Decided by ', ...places] : [])],
    ],
  ];
}

/** What decides, and what it says here and not on the other side. */
function placeSpans(place: ChangePlace, causes: readonly WrittenPlace[]): readonly Span[] {
  const { resource, path } = place;
  const written = writtenAt(place, causes);
  return [
    code(path.length === 0 ? resourceWords(resource) : `${resourceWords(resource)} ${formatPath(path)}`),
    ...(written === '' ? [] : [' with ', code(written)]),
  ];
}

const stations: readonly Hop['at'][] = [
  'dns',
  'listener',
  'gateway',
  'route',
  'cluster',
  'destination-rule',
  'endpoint',
];

/** Where the walks of a call part, station by station. */
function hopRows(before: Trace, after: Trace): (readonly (readonly Inline[])[])[] {
  return stations.flatMap((at) => {
    const [old, fresh] = [hopsAt(before, at), hopsAt(after, at)];
    if (old.join('\n') === fresh.join('\n')) return [];
    return [[[at], old.length > 0 ? old : ['—'], fresh.length > 0 ? fresh : ['—']]];
  });
}

function hopsAt({ hops }: Trace, at: Hop['at']): readonly string[] {
  return hops.filter((hop) => hop.at === at).map(({ what }) => what);
}

const changeMarks = {
  added: ['+ added', 'add'],
  removed: ['− removed', 'remove'],
  changed: ['Δ changed', 'info'],
} as const;

function documentBlocks(documents: Comparison['documents'], said: SaidOf): readonly Block[] {
  if (documents.length === 0) return [];
  const answered = documents.filter(({ id }) => said.has(id));
  return [
    {
      type: 'table',
      caption: 'Changed resources',
      heads: ['Resource', 'Change', 'File'],
      rows: documents.map(({ key, change, textOnly, before, after }) => [
        [[code(key)]],
        [textOnly ? 'comments or order alone' : { mark: changeMarks[change][0], tone: changeMarks[change][1] }],
        [[code((after ?? before)?.place.file)]],
      ]),
    },
    ...answered.map(({ id, sentence }) => answerCard(sentence, said.get(id) ?? [])),
  ];
}
