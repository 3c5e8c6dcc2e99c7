import { analyzed } from './support/prepared';

const mail = (text: string) => analyzed(text, 'mail');

describe('a reply', () => {
	it.each([
		'On Tue, 5 Nov 2024 at 10:12, Ann <ann@x.example> wrote:',
		'On Tue, 5 Nov 2024 at 10:12, Ann\n<ann@x.example> wrote:',
		'On 05/11/2024 10:12, Ann wrote:',
		'On 2024-11-05 10:12, Ann wrote:',
		'Op di 5 nov 2024 om 10:12 schreef Ann <ann@x.example>:',
		'Op 5-11-2024 om 10:12 schreef Ann:',
		'Op 5 nov 2024, om 10:12 heeft Ann <ann@x.example> het volgende geschreven:',
		'Ann schreef op 2024-11-05 10:12:',
		'-----Original Message-----\nFrom: Ann\nSent: Monday',
		'-----Oorspronkelijk bericht-----\nVan: Ann\nVerzonden: maandag',
		'________________________________\nFrom: Ann <ann@x.example>\nSent: Monday\nTo: Bob\nSubject: Hi',
		'Van: Ann\nVerzonden: maandag\nAan: Bob\nOnderwerp: Hoi',
		'--- On Tue, 11/5/24, Ann <ann@x.example> wrote:',
		'-------- Original message --------From: Ann <ann@x.example> Date: 5/11/24 To: b@x.example Subject: Hi',
		' Original Message \nFrom: Ann\nSent: Monday',
		'--Original message--From: Ann Date: 5/11/24',
		'Van: Ann\nVerstuurd: maandag\nAan: Bob\nOnderwerp: Hoi\nBijlagen: a.png',
		'**Van:** Ann\n**Verzonden:** maandag\n**Aan:** Bob\n**Onderwerp:** Hoi',
		'##- Please type your reply above this line -##',
		'*From:* Ann\n*Sent:* Monday\n*To:* Bob\n*Subject:* Hi',
	])('ends where the quote is announced: %s', (announcement) => {
		for (const mark of ['> ', ''])
			expect(mail(`It broke.\n\n${announcement}\n\n${mark}We are so glad!\n`)).toBe('It broke.');
	});

	it('keeps answers between the lines of a quote', () => {
		expect(mail('On 05/11/2024 10:12, Ann wrote:\n> Is it on?\nYes.\n> Is it good?\nNo!')).toBe(
			'Yes.\nNo!',
		);
	});

	it('goes where the quote follows in the same line', () => {
		const quote = 'On 5-11-2024 10:12, Ann <a@x.example> wrote: We are so glad!';
		expect(mail(`It broke.\n\n${quote}`)).toBe('It broke.');
		const own = 'Today at 10:12 I got a mail, and a@x.example wrote: We are so glad!';
		expect(mail(own)).toBe(own);
	});

	it('is told from a comparison by the lines beside it', () => {
		expect(mail('No!\n> I am sorry\n> 5 days late')).toBe('No!');
		expect(mail('No!\n> 5 days late\n> I am sorry')).toBe('No!');
		expect(mail('> I am sorry\nNo!\n> 5 days late\nNo!\n> I am')).toBe('No!\n> 5 days late\nNo!');
	});

	it('is told from a text that speaks of writing', () => {
		for (const text of [
			'On Monday I wrote: please mend it.',
			'From: the start it was bad.\nTo: be honest, awful.',
			'Op maandag schreef ik jullie al:\nhet werkt niet.',
			'Subject: broken lamp\nIt does not shine.',
			'On 5 Nov I ordered:\na lamp\na chair\nnone came',
			'Hi,\nOn 5-11-2024 I wrote:\nplease mend it. Nobody did.',
			'Hoi,\nOp 5-11-2024 schreef ik jullie:\nhet werkt niet.',
			'Prices > 100 are too high\n> 5 days late',
			'On 5-11-2024 Ann wrote: it works. It does not.',
		])
			expect(mail(text)).toBe(text);
	});
});

describe('a forwarded mail', () => {
	const forwarded =
		'---------- Forwarded message ---------\nFrom: Ann <ann@x.example>\nDate: Mon\nSubject: Lamp\nTo: Bob\n\nThe lamp broke.';

	it('goes where somebody wrote something above it', () => {
		expect(mail(`Third complaint today, please act.\n\n${forwarded}`)).toBe(
			'Third complaint today, please act.',
		);
	});

	it('stays without its headers where nothing stands above it, or only "see below"', () => {
		expect(mail(forwarded)).toBe('The lamp broke.');
		for (const note of ['FYI', 'Zie onderstaand', 'See below.', 'Ter info'])
			expect(mail(`${note}\n\n${forwarded}`)).toBe(`${note}\n\nThe lamp broke.`);
	});

	it('stays where only a line announces it', () => {
		expect(mail('FYI\n-----Original Message-----\nIt broke.')).toBe('FYI\n\nIt broke.');
	});

	it('may have been forwarded several times', () => {
		expect(mail(`${forwarded.replace('The lamp broke.', '')}\n${forwarded}`)).toBe(
			'The lamp broke.',
		);
	});
});

describe('below the last words', () => {
	it.each([
		'Kind regards,\nJane Roe\nHead of Sales\n+44 20 7946 0000',
		'Met vriendelijke groet,\n\nJan Jansen\nInkoop',
		'Mvg, Jan',
		'Gr. Jan',
		'groetjes\njan',
		'Met vriendelijke groet / Kind regards,\n\nJan Jansen\nManager',
		'Hoogachtend,\nmr. P. de Wit',
		'Kind regards,\nJan Jansen\nSales | Firm BV\nHigh Street 12, 1234 AB Utrecht, the Netherlands, T +31 30 123 45 67\nwww.firm.example',
		'Groetjes Sanne',
		'Cheers,\nTom',
		'-- \nJane Roe\nwww.roe.example',
		'—\nTom\nCEO',
		'________________________________\nThis communication is confidential and may be legally privileged.',
		'Sent from my iPhone',
		'Verstuurd vanaf mijn iPad',
		'Get Outlook for iOS',
		'This e-mail is confidential and intended solely for the addressee.',
		'Dit bericht is uitsluitend bestemd voor de geadresseerde. De inhoud is vertrouwelijk.',
		'Please consider the environment before printing this e-mail.',
	])('there is nothing of the author: %s', (below) => {
		expect(mail(`The lamp broke.\n\n${below}\n`)).toBe('The lamp broke.');
	});

	it('there may be thanks, and a postscript', () => {
		expect(mail('Please mend it.\nThanks,\nJane Roe')).toBe('Please mend it.\nThanks,');
		expect(mail('Please mend it.\n\nRegards,\nJane\n\nPS the box was torn too')).toBe(
			'Please mend it.\n\nPS the box was torn too',
		);
	});

	it.each([
		'Battery lasts forever.\nBest. Phone. Ever.',
		'Hello\nThanks\n\nworks great now',
		'Hi\nCheers\nthe new version works great but the login is broken again',
		'Groeten aan Piet, die mij goed heeft geholpen',
		'Dit bericht is voor jullie directeur: dit is vertrouwelijk en schandalig.',
	])('there may be words that only sound like it: %s', (text) => {
		expect(mail(text)).toBe(text);
	});

	it('a long text that goes on is no signature', () => {
		const text = `Cheers,\n${'It goes on and on with what I have to say about this lamp of yours, which broke again and again.\n'.repeat(3)}`;
		expect(mail(text)).toBe(text.trim());
	});

	it('a complaint about confidential data is no legal note', () => {
		for (const text of [
			'It is in my file.\n\nThat file is strictly confidential.',
			'Your e-mail with my confidential data went to a wrong addressee. A scandal!',
			'Your e-mail says that my data are confidential.\n\nThey are not: anybody can read them.',
		])
			expect(mail(text)).toBe(text);
	});
});

describe('how long a thing may be in a mail', () => {
	const lines = (count: number, line: (place: number) => string) =>
		Array.from({ length: count }, (_, place) => line(place)).join('\n');

	it.each([
		[
			'a signature has 25 lines',
			(n: number) => `Kind regards,\n${lines(n, (at) => `Line ${at}`)}`,
			25,
		],
		[
			'a line of one has eight words',
			(n: number) => `Kind regards,\nJane\n${'xy '.repeat(n).trim()}`,
			8,
		],
		[
			'a mail below thanks has six lines',
			(n: number) => `Thanks\nJane\n${lines(n - 1, () => 'Sales')}`,
			6,
		],
		[
			'a name below thanks has six words a line',
			(n: number) => `Thanks\nJane\n${'xy '.repeat(n).trim()}`,
			6,
		],
		['a name has six words', (n: number) => `Thanks\n${'Jane '.repeat(n).trim()}`, 6],
		['a name has 80 characters', (n: number) => `Thanks\n${'J'.padEnd(n, 'a')}`, 80],
		[
			'a name in lower case has five words',
			(n: number) => `Kind regards,\n${'jane '.repeat(n).trim()}`,
			5,
		],
		['a sign-off has 80 characters', (n: number) => `Regards, ${'J'.repeat(n - 9)}`, 80],
		[
			'a line of a program has 200 characters',
			(n: number) => `Sent from my iPhone${' '.repeat(n - 20)}.`,
			200,
		],
		[
			'a warning has six lines',
			(n: number) => `This is an external email\n${lines(n - 1, () => 'x')}`,
			6,
		],
		[
			'a warning has 599 characters',
			(n: number) => `This is an external email ${'x'.repeat(n - 26)}`,
			599,
		],
		['a rule has 200 characters', (n: number) => '_'.repeat(n), 200],
	])('%s', (_what, below, most) => {
		const isLost = (count: number) => {
			const kept = mail(`It broke.\n\n${below(count)}`).replace(/\n+Thanks/, '');
			return kept === 'It broke.';
		};
		expect([isLost(most), isLost(most + 1)]).toEqual([true, false]);
	});

	it.each([
		[
			'an attribution has 320 characters',
			(n: number) => `On 5-11-2024 ${'x'.repeat(n - 20)} wrote:`,
			320,
		],
		[
			'one is broken into three lines',
			(n: number) => `On 5-11-2024 10:12\n${lines(n - 2, () => 'Ann')}\n<a@x.example> wrote:`,
			3,
		],
		[
			'its second line has 300 characters',
			(n: number) => `On 5-11-2024 10:12\n${' '.repeat(n - 6)}wrote:`,
			300,
		],
		[
			'its first line has 199 characters',
			(n: number) => `On 5-11-2024 10:12 ${'x'.repeat(n - 19)}\nwrote:`,
			199,
		],
	])('%s', (_what, announcement, most) => {
		const left = (count: number) => mail(`It broke.\n\n${announcement(count)}\n\nSo glad!`);
		expect(left(most)).toBe('It broke.');
		expect(left(most + 1)).toContain('So glad!');
	});

	it('a quote begins within four lines of what announces it', () => {
		const left = (blank: number) =>
			mail(`It broke.\n\nOn 5-11-2024, Ann wrote:\n${'\n'.repeat(blank)}So glad!`);
		expect(left(3)).toBe('It broke.');
		expect(left(5)).toContain('So glad!');
	});

	it('three headers are a mail’s, two may be anybody’s words', () => {
		expect(mail('It broke.\nFrom: a\nTo: b\nDate: c\n\nGlad!')).toBe('It broke.');
		expect(mail('It broke.\nFrom: a\nTo: b\n\nGlad!')).toBe('It broke.\nFrom: a\nTo: b\n\nGlad!');
		expect(mail('It broke.\nTo: a\nFrom: b\nDate: c\n\nGlad!')).toContain('Glad!');
	});

	it('recipients may go on in the next line', () => {
		const headers = 'From: a\nTo: b@x.example;\n c@x.example;\nSubject: d';
		expect(mail(`It broke.\n${headers}\n\nGlad!`)).toBe('It broke.');
	});

	it('a legal note above is told by two phrases, one below by one', () => {
		const one = 'This message is strictly confidential.';
		expect(mail(`${one}\n\nIt broke.`)).toBe(`${one}\n\nIt broke.`);
		expect(mail(`\n${one}\n\nIt broke.`)).toBe(`${one}\n\nIt broke.`);
		expect(mail(`${one} Notify the sender.\n\nIt broke.`)).toBe('It broke.');
		expect(mail(`It broke.\n\n${one}`)).toBe('It broke.');
		expect(mail(`It broke.\n${one} Notify the sender.`)).toBe('It broke.');
	});

	it('mails within mails are looked into five deep', () => {
		const nested = (depth: number) =>
			`${'-----Original Message-----\nFrom: a\n\n'.repeat(depth)}It broke.`;
		expect(mail(nested(5))).toBe('It broke.');
		expect(mail(nested(6))).not.toBe('It broke.');
	});

	it('lines stay apart by one blank line, and end with none', () => {
		expect(mail('One.\n\n\n\nTwo.\r\n\r\n----\r\n \r\n')).toBe('One.\n\nTwo.');
	});
});

describe('a mail without words of its own', () => {
	it('is left as it is when it is only a quote', () => {
		expect(mail('> The lamp broke.\n> Again.')).toBe('> The lamp broke.\n> Again.');
		expect(mail('<blockquote type="cite"><p>The lamp broke.</p></blockquote>')).toBe(
			'The lamp broke.',
		);
	});

	it('is left as it is when it is only a greeting and a name', () => {
		expect(mail('Kind regards,\nJane')).toBe('Kind regards,\nJane');
	});
});

describe('an HTML mail', () => {
	it.each([
		[
			'of Outlook on the web',
			'<body><div>Nope.</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg"><b>Van:</b>&nbsp;Jan &lt;jan@x.example&gt;<br><b>Verzonden:</b>&nbsp;dinsdag<br><b>Aan:</b>&nbsp;Els<br><b>CC:</b>&nbsp;a@x.example; b@x.example<br><b>Onderwerp:</b>&nbsp;Re: x</div><div>Prima!</div></body>',
		],
		[
			'that Apple Mail forwards',
			'<body>Nope.<br><div><blockquote type="cite"><div>Begin doorgestuurd bericht:</div><div><b>Van: </b>Ann<br></div><div><b>Onderwerp: </b>Iets<br></div><div><b>Aan: </b>Bob<br></div><br><div>Prima!</div></blockquote></div></body>',
		],
		[
			'of Gmail with answers inside',
			'<div class="gmail_quote"><div class="gmail_attr">On Tue, 5 Nov 2024 at 10:12, Ann &lt;<a href="mailto:a@x.example">a@x.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Is it on?</div></blockquote><div>Nope.</div></div>',
		],
	])('%s', (_what, source) => {
		expect(mail(source)).toBe('Nope.');
	});

	it('that is only forwarded stays without its headers, in a quote or in a table', () => {
		const apple =
			'<body><blockquote type="cite"><div>Begin forwarded message:</div><div><b>From: </b>Ann<br></div><div><b>Subject: </b>x<br></div><div><b>To: </b>Bob<br></div><br><div>It broke.</div></blockquote></body>';
		const thunderbird =
			'<body><div>-------- Forwarded Message --------<table><tr><th>Subject: </th><td>x</td></tr><tr><th>From: </th><td>Ann</td></tr><tr><th>To: </th><td>Bob</td></tr></table><br>It broke.</div></body>';
		for (const source of [apple, thunderbird]) expect(mail(source)).toBe('It broke.');
	});

	it('loses what mail programs mark as a signature', () => {
		for (const mark of [
			'class="gmail_signature"',
			'class="moz-signature"',
			'id="Signature"',
			'id="ms-outlook-mobile-signature"',
			'class="protonmail_signature_block"',
		])
			expect(mail(`<p>It broke.</p><div ${mark}><div>Jane</div>Sales</div><p>Really.</p>`)).toBe(
				'It broke.\n\nReally.',
			);
	});

	it('loses its quotes, however deep', () => {
		const deep = `${'<blockquote>'.repeat(10_000)}old${'</blockquote>'.repeat(10_000)}`;
		expect(mail(`<p>New.</p>${deep}`)).toBe('New.');
	});

	it('keeps quotes where only markup is to go', () => {
		expect(analyzed('<p>New.</p><blockquote>old</blockquote>', 'html')).toBe('New.\n\nold');
	});
});
