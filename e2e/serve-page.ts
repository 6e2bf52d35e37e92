import { FolderServer } from './folder-server';

/**
 * Serves the built page to the journeys, at the port that is named behind the script. As it is: to compress some hundred files anew for each journey takes
 * an eighth of all their time.
 */
await new FolderServer().start(Number(process.argv[2]));
