/** The package has no types. */
declare module 'hoodiecrow-imap' {
	import type { Server } from 'node:net';

	interface ImapServer {
		server: Server;
		/** @param date As IMAP writes it, e.g. `26-Nov-2026 09:00:00 +0000`. */
		appendMessage(mailbox: string, flags: string[], date: string, mail: string): void;
		getMailbox(name: string): { messages: { flags: string[] }[] };
		listen(port: number, host: string, listening: () => void): void;
		close(closed: () => void): void;
	}

	/** Its only user is `testuser`, with the password `testpass`. */
	export default function hoodiecrow(options: {
		plugins: string[];
		storage: Record<string, object>;
	}): ImapServer;
}
