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
		['two line breaks are the most', '<p>One</p><br><br><p>Two</p>', 'One\n\nTwo'],
		['breaks at both ends are none', '<br>One<br>', 'One'],
		['blanks beside a break are none', 'One <br> two', 'One\ntwo'],
		[
			'blanks stand on either side of a tag',
			'<p>one <b> two</b>three <i>four</i> five</p>',
			'one twothree four five',
		],
		['an empty cell makes no blank', '<table><tr><td></td><td>b</td></tr></table>', 'b'],
		['headings of tables are cells', '<table><tr><th>a</th><th>b</th></tr></table>', 'a b'],
		[
			'headings are paragraphs',
			'<h1>One</h1>two<blockquote>three</blockquote>',
			'One\n\ntwo\n\nthree',
		],
		[
			'parts of a page are lines',
			'<article>a</article><main>b</main><header>c</header>d',
			'a\nb\nc\nd',
		],
		['what is preformatted ends', '<pre>a\n  b</pre><p>c\n  d</p>', 'a\n  b\n\nc d'],
		['it may hold more of it', '<pre>a<pre>b</pre>\n  c</pre><p>d  e</p>', 'a\n\nb\n\n  c\n\nd e'],
		['its line ends may be of any kind', '<pre>a\r\nb\rc\u00a0d</pre>', 'a\nb\nc d'],
		['cells may stand in it', '<pre>x<td>a</td>b<i>c</i></pre>', 'x a bc'],
		['entities in what is left out are, too', '<div hidden>a&amp;b</div><p>hi</p>', 'hi'],
		['what stands in brackets is no JSON for that', '[<b>new</b>]', '[new]'],
		['tags may be in capitals', '<STYLE>p{}</STYLE><P>hi</P>', 'hi'],
		['what is left out may hold its own kind', '<div hidden>a<div>b</div>c</div><p>hi</p>', 'hi'],
		['and ends only there', '<p>a</p><svg><p>b</p></svg>c', 'a\n\nc'],
		['what is never closed leaves nothing out', '<p hidden>a</p><input hidden>hi<embed>ho', 'hiho'],
		['a style may be escaped', '<p style="display&#58;none">a</p><p>hi</p>', 'hi'],
		['Office hides in its own way', '<p style="mso-hide:all">a</p><p>hi</p>', 'hi'],
		[
			'a tag of nobody stays when it is closed, too',
			'<b>x</b> <foo bar="1">y</foo>',
			'x <foo bar="1">y</foo>',
		],
		['what is wrapped up within is text', '<p>a</p><svg><![CDATA[b]]></svg><p>c</p>', 'a\n\nc'],
		['web components are tags', '<x-card>One</x-card><br>two', 'One\ntwo'],
	])('%s', (_what, text, expected) => {
		expect(html(text)).toBe(expected);
	});

	it.each(['br', 'hr', 'img', 'meta', 'link'])('is told by a <%s> alone', (tag) => {
		expect(html(`One <${tag}> two`)).toMatch(/^One\s+two$/);
	});

	it.each([
		['<div>One', 'One'],
		['<p>One', 'One'],
		['<?xml version="1.0"?><x>One</x>', '<x>One</x>'],
		['<!DOCTYPE html>One', 'One'],
		['<!-- no -->One', 'One'],
		['<body class=x>One', 'One'],
	])('is told by how a page begins: %s', (text, expected) => {
		expect(html(text)).toBe(expected);
	});

	it('is looked for in the first 100,000 characters', () => {
		const text = (before: number) => `${'x'.repeat(before)}<br>`;
		expect(html(text(99_996))).toBe('x'.repeat(99_996));
		expect(html(text(99_997))).toBe(text(99_997));
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
		'x </b> y <b> z',
		'Say <span>',
		'the &sum; of &sect; 5',
		'[1] see <b>, 2] and <i>',
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
		for (const text of [
			'<p>&nbsp;</p>',
			'<br><br>',
			'<div><img src="x.png"></div>',
			'<p hidden>***</p>',
		])
			expect(failure({ text }).reason).toBe('no_text');
	});

	it('is never emptied if it had words', () => {
		expect(html('<div style="display:none">All is hidden</div><br>')).toBe('All is hidden');
		expect(html('<p>😡</p>')).toBe('😡');
	});
});
