import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import { SMTPServer } from 'smtp-server';
import { n8nScript } from '../../../harness/n8n/install';

/** A mail that was handed in for delivery. */
export interface SentMail {
	from: string;
	to: string;
	subject: string;
	text?: string;
	html?: string;
}

/** A mail provider's two servers, with one mailbox. */
export interface MailServers {
	readonly smtpPort: number;
	readonly imapPort: number;
	/** Oldest first. */
	readonly sent: SentMail[];
	/** Puts a mail (RFC 5322) into the mailbox, as if it had come now. */
	receive(mail: string): void;
	/** Flags of the mails in the mailbox, oldest first. */
	flags(): string[][];
	close(): Promise<void>;
}

/** Both on free loopback ports. The mailbox is `testuser`'s, with the password `testpass`. */
export async function startMailServers(): Promise<MailServers> {
	const sent: SentMail[] = [];
	const smtp = smtpServer(sent);
	const plugins = ['ID', 'IDLE', 'ENABLE', 'UNSELECT', 'NAMESPACE'];
	const imap = hoodiecrow({ plugins, storage: { INBOX: {} } });
	await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
	await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve));
	return {
		smtpPort: portOf(smtp.server),
		imapPort: portOf(imap.server),
		sent,
		receive: (mail) => imap.appendMessage('INBOX', [], imapDate(), mail.replace(/\r?\n/g, '\r\n')),
		flags: () => imap.getMailbox('INBOX').messages.map(({ flags }) => flags),
		async close() {
			await new Promise<void>((resolve) => smtp.close(() => resolve()));
			await new Promise<void>((resolve) => imap.close(resolve));
		},
	};
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}

function smtpServer(sent: SentMail[]): SMTPServer {
	return new SMTPServer({
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onAuth: (_auth, _session, done) => done(null, { user: 'testuser' }),
		onData(stream, { envelope }, done) {
			void parseMail(stream).then(({ subject = '', text, html }) => {
				const from = envelope.mailFrom ? envelope.mailFrom.address : '';
				const to = envelope.rcptTo.map(({ address }) => address).join(', ');
				sent.push({ from, to, subject, text, ...(html ? { html } : {}) });
				done();
			}, done);
		},
	});
}

/** By n8n's own copy of `mailparser`. */
async function parseMail(
	stream: NodeJS.ReadableStream,
): Promise<{ subject?: string; text?: string; html?: string | false }> {
	const { simpleParser } = createRequire(n8nScript())('mailparser') as {
		simpleParser(stream: NodeJS.ReadableStream): ReturnType<typeof parseMail>;
	};
	return await simpleParser(stream);
}

/** Now, as IMAP writes it. */
function imapDate(): string {
	const [, day = '', month = '', year = '', time = ''] = new Date().toUTCString().split(' ');
	return `${day}-${month}-${year} ${time} +0000`;
}
