import type { PacketPart } from '../packet/make-part';
import type { Command } from './command';
import { commandGroups, moveTitles } from './words/titles';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** What a review is given to read: of the design, beside the baseline of a review that is going on. */
export const packetCommands: readonly Command[] = [
  {
    id: 'export-packet',
    title: moveTitles.exportPacket,
    group: commandGroups.move,
    isEnabled: hasFiles,
    run: () => write('html'),
  },
  {
    id: 'export-packet-markdown',
    title: moveTitles.exportPacketMarkdown,
    group: commandGroups.move,
    isEnabled: hasFiles,
    run: () => write('markdown'),
  },
  {
    id: 'export-inventory',
    title: moveTitles.exportInventory,
    group: commandGroups.move,
    isEnabled: hasFiles,
    run: () => write('inventory'),
  },
];

/** What makes a packet is fetched when the first one is asked for. */
async function write(part: PacketPart): Promise<void> {
  const { exportPacket } = await import('../packet/export-packet');
  exportPacket(part);
}
