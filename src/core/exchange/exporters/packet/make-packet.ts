import { findingsOf } from '../../../analysis';
import { compareWorkspaces, inventoryOf, saidByChange } from '../../../review';
import { inventoryCsv } from '../inventory-csv';
import { applySection } from './apply-section';
import type { PacketContent } from './block';
import { changeSection } from './change-section';
import { contentHash } from './content-hash';
import { noteSection, signOffSection } from './decision-section';
import { diffSection } from './diff-section';
import { findingSection } from './finding-section';
import { identitySection } from './front-sections';
import { packetHtml } from './html';
import { inventorySection } from './inventory-section';
import { packetMarkdown } from './markdown';
import type { PacketInput, PacketOptions } from './packet-input';
import { overviewSection } from './picture-section';
import { postureSection } from './posture-section';
import { promiseSection, promisesOf } from './promise-section';
import { summarySection } from './summary-section';
import { waysSection } from './ways-section';
import { withoutKeys } from './without-keys';

/** A review packet in all of its forms, each made when it is asked for. */
export interface ReviewPacket {
  /** One HTML file that needs no other, no script and no network. */
  readonly html: string;
  /** The same as Markdown, with Mermaid where the HTML has pictures. */
  readonly markdown: string;
  /** The inventory as CSV. */
  readonly inventory: string;
}

/** All that a review of a design needs, on paper or on a screen. The same input and day give the same bytes. */
export function makePacket(input: PacketInput, options: PacketOptions): ReviewPacket {
  let made: PacketContent | undefined;
  const content = (): PacketContent => (made ??= withoutKeys(packetContent(input, options)));
  return {
    get html() {
      return packetHtml(content());
    },
    get markdown() {
      return packetMarkdown(content());
    },
    get inventory() {
      return inventoryCsv(inventoryOf(input));
    },
  };
}

/** The packet without a format: what it is about comes first, what is signed last. */
function packetContent(input: PacketInput, options: PacketOptions): PacketContent {
  const { baseline, today } = options;
  const comparison = baseline && compareWorkspaces(baseline, input);
  const said = saidByChange(
    comparison ? [...comparison.changes, ...comparison.documents] : [],
    input.mesh.designs.flatMap(({ notes }) => notes),
  );
  const findings = findingsOf(input);
  const [rows, promises] = [inventoryOf(input), promisesOf(input.mesh, findings)];
  return {
    title: options.title?.trim() || titleOf(input),
    lead: `Egress review, ${today}`,
    sections: [
      identitySection(input, options),
      summarySection({ rows, findings, promises, comparison, said }),
      changeSection(comparison, said),
      overviewSection(input, baseline),
      waysSection(input, baseline, comparison),
      inventorySection(rows),
      postureSection(input.mesh),
      promiseSection(promises),
      findingSection(input, findings),
      noteSection(input.mesh),
      diffSection(input, baseline),
      applySection(input.resources, comparison),
      signOffSection(contentHash(input.workspace)),
    ],
  };
}

function titleOf({ mesh }: PacketInput): string {
  const name = mesh.designs.find((design) => design.name !== '')?.name;
  return name === undefined ? 'Egress review' : `Egress of ${name}`;
}
