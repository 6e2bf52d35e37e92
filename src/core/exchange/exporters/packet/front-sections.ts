import type { Mesh } from '../../../mesh';
import { newestIstio } from '../../../schema';
import { positionIn } from '../../../yaml';
import { code, count, paragraph, type Block, type Inline, type Section } from './block';
import { contentHash } from './content-hash';
import type { PacketInput, PacketOptions } from './packet-input';

/** What was looked at, and how anybody can tell that it is still the same. */
export function identitySection(input: PacketInput, options: PacketOptions): Section {
  const { today, baseline, baselineProblems = [] } = options;
  const { hash, files } = contentHash(input.workspace);
  return {
    id: 'what',
    title: 'What this packet is about',
    blocks: [
      {
        type: 'facts',
        items: [
          ['Date', today],
          ['Judged as', `Istio ${releaseOf(input)}`],
          ['Mesh', settingsLine(input.mesh)],
          ['Files', `${count(files.length, 'file')}, ${count(input.resources.length, 'resource')}`],
          ['Content hash', [code(hash), ' (SHA-256)']],
          ...(baseline ? [baselineFact(baseline, options.baselineName)] : []),
        ],
      },
      ...unreadableBlocks(input, 'the files'),
      ...(baseline ? unreadableBlocks(baseline, 'the baseline') : []),
      ...(baselineProblems.length > 0
        ? [paragraph('Parts of the baseline could not be opened:'), { type: 'list', items: baselineProblems } as const]
        : []),
    ],
  };
}

function releaseOf({ settings, mesh }: PacketInput): string {
  return settings?.istioVersion ?? mesh.settings.istioVersion ?? newestIstio;
}

function settingsLine({ settings }: Mesh): Inline {
  return [
    'outbound traffic policy ',
    code(settings.outboundTrafficPolicy),
    ', root namespace ',
    code(settings.rootNamespace),
    `, DNS capture ${settings.dnsCapture ? 'on' : 'off'}, data plane `,
    code(settings.dataPlane),
  ];
}

function baselineFact(baseline: PacketInput, name: string | undefined): readonly [string, Inline] {
  const { hash } = contentHash(baseline.workspace);
  const files = count(baseline.workspace.files.length, 'file');
  const resources = count(baseline.resources.length, 'resource');
  // Several files that were chosen are called by their number.
  const named = name === undefined || name === files ? [] : [code(name), ', '];
  return ['Baseline', [...named, `${files}, ${resources}, content hash `, code(hash)]];
}

/** What could not be read is missing from all that follows, which a reader must know first. */
function unreadableBlocks({ files, resources }: PacketInput, whose: string): readonly Block[] {
  const broken = files.flatMap(({ path, stream }) =>
    stream.documents.flatMap((document, index) => {
      const [problem] = document.problems;
      if (!document.incomplete || problem === undefined) return [];
      return [`${path}:${positionIn(stream, index, problem.range.from).line}`];
    }),
  );
  if (broken.length === 0)
    return resources.length > 0
      ? []
      : [paragraph(`There are no resources in ${whose}: nothing of it can be compared or drawn.`)];
  return [
    {
      type: 'card',
      mark: 'Incomplete',
      tone: 'error',
      title: `${count(broken.length, 'document')} of ${whose} cannot be read to the end. What stands there counts as absent below.`,
      blocks: [{ type: 'list', items: broken.map((place) => code(place)) }],
    },
  ];
}
