import type { PacketPart } from '../browser/export-packet';
import type { Command } from './command';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** What a review is given to read: of the design, beside the baseline of a review that is going on. */
export const packetCommands: readonly Command[] = [
  { id: 'export-packet', title: 'Export packet', group: 'Move', isEnabled: hasFiles, run: () => write('html') },
  {
    id: 'export-packet-markdown',
    title: 'Export packet as Markdown',
    group: 'Move',
    isEnabled: hasFiles,
    run: () => write('markdown'),
  },
  {
    id: 'export-inventory',
    title: 'Export inventory as CSV',
    group: 'Move',
    isEnabled: hasFiles,
    run: () => write('inventory'),
  },
];

/** What makes a packet is fetched when the first one is asked for. */
async function write(part: PacketPart): Promise<void> {
  const { exportPacket } = await import('../browser/export-packet');
  await exportPacket(part);
}
