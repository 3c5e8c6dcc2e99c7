import { analyzed, failure, prepared } from './support/prepared';

const html = (text: string) => analyzed(text, 'html');

describe('markup', () => {
	it.each([
		[
			'entities become their characters',
			'<p>Tom &amp; Ann&#39;s caf&eacute;&nbsp;&euro;5</p>',
			"Tom & Ann's café €5",
		],
		['blocks begin lines', '<div>One</div><div>Two</div>', 'One\nTwo'],
		['paragraphs have a blank line between them', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
		['breaks are breaks', 'One<br>Two<br/>Three<br /><br />Four', 'One\nTwo\nThree\n\nFour'],
		[
			'links are their words',
			'See <a href="https://x.example/?a=1">our <b>page</b></a>.',
			'See our page.',
		],
		[
			'cells do not run into each other',
			'<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
			'a b\nc',
		],
		['lists are lines', '<ul><li>fast</li><li>cheap</li></ul>', 'fast\ncheap'],
		['blanks run together as in a browser', '<p>  one \n\t two  </p>', 'one two'],
		['but not in preformatted text', '<pre>one\n  two</pre>', 'one\n  two'],
		[
			'scripts and styles are gone',
			'<style>p{color:red}</style><script>if(a<b)alert("x")</script><p>hi</p>',
			'hi',
		],
		['comments are gone', '<!--[if mso]><p>Word</p><![endif]--><p>hi<!-- no --></p>', 'hi'],
		['what no reader sees is gone', '<div style="display: none">preview</div><p>hi</p>', 'hi'],
		['invisible signs are gone', '<p>in\u00advis\u200bible\ufeff</p>', 'invisible'],
		['pages lose their heads', '<html><head><title>T</title></head><body>hi</body></html>', 'hi'],
		[
			'a text with only words in bold keeps its lines',
			'It is <b>late</b>.\n\nPlease  call.',
			'It is late.\n\nPlease  call.',
		],
		['tags that nobody closes are tags', '<p>one<p>two', 'one\n\ntwo'],
		['Office has tags of its own', '<p>one<o:p></o:p></p>', 'one'],
		[
			'an address in angle brackets is none',
			'<p>Ask <jane@x.example> or <b>Bob</b></p>',
			'Ask <jane@x.example> or Bob',
		],
		[
			'escaping without tags is undone',
			'I don&#39;t like Tom &amp; Jerry&hellip;',
			"I don't like Tom & Jerry…",
		],
		[
			'a feed may escape its HTML',
			'&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;',
			'One\n\nTwo & three',
		],
		['or wrap it up', '<![CDATA[<p>One</p>]]>', 'One'],
	])('%s', (_what, text, expected) => {
		expect(html(text)).toBe(expected);
	});
});

describe('what only looks like markup', () => {
	it.each([
		'a < b and c > d',
		'a <b and c> d',
		'I <3 this shop',
		'x<y, y>z, if (a<b && c>d) return List<String>;',
		'The <b> tag is broken in your editor',
		'Use `<b>bold</b>` for bold',
		'```\n<div>code</div>\n```\nhow do I do this?',
		'https://x.example/?q=<b>hello</b>&lang=en',
		'See https://x.example/?a=1&copy=2 & tell me',
		'# Title\n\n> a quote\n\n* **bold** [link](https://x.example)',
		'{"html": "<p>hi</p>", "n": [1, 2]}',
		'["<br>", "<b>x</b>"]',
		'mail <jane@x.example> or <https://x.example>',
		'<',
		'<>',
		'<<<>>>',
		'AT&T; R&D',
	])('stays as it is: %s', (text) => {
		const { document, changed } = prepared(text, { language: 'en' });
		expect(document.text).toBe(text);
		expect(changed).toBeUndefined();
	});
});

describe('the setting', () => {
	it('off leaves everything', () => {
		expect(analyzed('<p>One &amp; two</p>', 'off')).toBe('<p>One &amp; two</p>');
	});

	it('is html by default, and says what was analyzed if it changed something', () => {
		expect(prepared('<p>Fine</p>').changed).toEqual({ cleaned: true, analyzedText: 'Fine' });
		expect(prepared('Fine').changed).toBeUndefined();
	});
});

describe('a text', () => {
	it('that is nothing but markup is empty', () => {
		for (const text of ['<p>&nbsp;</p>', '<br><br>', '<div><img src="x.png"></div>'])
			expect(failure({ text }).reason).toBe('no_text');
	});

	it('is never emptied if it had words', () => {
		expect(html('<div style="display:none">All is hidden</div><br>')).toBe('All is hidden');
		expect(html('<p>😡</p>')).toBe('😡');
	});
});
