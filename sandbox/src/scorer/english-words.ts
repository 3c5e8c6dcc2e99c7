/**
 * What VADER, made for social media, does not know of customers' talk, or reads in another sense:
 * "support" and "care" are departments here, "free" and "like" are seldom praise.
 */

/** Valences of words as they stand; they go before VADER's. */
export const WORDS: Record<string, string> = {
	'0': 'support help helps care free share number numbers credit credits interest value please like certain matter matters no top heavy low play playing party cancel charge charged number security secure novel special want demand lucky feeling alert united dear apology cut kind hand hands gift gifts yes pay pays friend friends promise promised screw screws block blocks gravel hard guarantee leave honestly cooler cool serious reach card party sunny',
	'0.5': 'ok okay lol laugh laughed cheers accepted kindly apologized fair solid',
	'0.9': 'thanks thank decent affordable working improved clearly',
	'1.6': 'fast faster quick quickly reliable smooth smoothly intuitive sturdy prompt promptly polite professional accurate tasty cozy spacious seamless flawless effortless fixed convenient hassle-free patient knowledgeable courteous punctual crisp simple well-made durable',
	'2.4': 'flawlessly fastest spotless top-notch effortlessly awesome',
	'-1.3': 'slow slowly slower late bug bugs lag lags cold unclear cumbersome complicated outdated heavy loud waiting waited bent stale overcooked noisy fragile refuses pricey',
	'-1.8': 'unreliable buggy overpriced expensive crashes crashed crashing freezes freezing froze unresponsive unhelpful dies die scratched cracked laggy outage outages flimsy clunky inefficient inaccurate incorrect mediocre poorly leaks leaking hangs disconnects overcharged unusable delay delays delayed broke breaks wobbly dented rip-off ignored nowhere stopped',
	'-2.6': 'nightmare garbage trash unacceptable atrocious abysmal appalling',
};

export const PHRASES: Record<string, string[]> = {
	'0': [
		'thanks in advance', 'thank you in advance', 'never been so', 'never been this', 'never had such', 'never seen such', 'no doubt', 'no matter', 'more or less', 'no idea',
		'how good', 'how great', 'how well', 'what is the best', 'which is the best', 'best way', 'best regards', 'kind regards',
		'kind of', 'would like', 'if you like', 'looks like', 'look like', 'feels like', 'dear support', 'good morning', 'good afternoon', 'good evening', 'good day',
		'as well as', 'as well', 'pretty much', 'if possible', 'at least', 'at best', 'would it be possible', 'not only', 'not sure',
	],
	'1.7': [
		'i like', 'we like', 'really like', 'on time', 'in no time', 'ahead of time', 'up and running', 'first class', 'made my day', 'made my week', 'works well', 'just works', 'just worked', 'easy to use',
		"can't complain", 'cannot complain', 'no complaints', 'worth it', 'worth the money', 'good value', 'great value', 'value for money', 'well done', 'works now', 'next day',
	],
	'2.8': [
		"can't wait", "couldn't be happier", "couldn't be better", 'could not be happier', 'could not be better', 'five stars', '5 stars',
		'works like a charm', 'game changer', 'second to none', 'above and beyond', 'blown away', 'highly recommend', 'never disappoints', 'never fails', "couldn't ask for more",
	],
	'-1.3': ['too long', 'too high', 'too low', 'too late', 'too short', 'too tight', 'too loud', 'too much', 'too many', 'too small', 'too big', 'too complicated', 'still waiting', 'so long', 'once again', 'yet another', 'three times', 'so-so', 'good luck'],
	'-2': [
		'let down', 'gave up', 'give up', 'fed up', 'no longer', 'fell apart', 'falls apart', 'wake up call', 'hung up', 'hang up', 'on hold', 'goes down', 'went down', 'is down', 'keeps logging',
		'could be better', 'could have been better', 'should be better', 'used to be', 'sent back', 'send it back', 'money back', 'charged twice', 'charged me twice', 'double charged', 'run around', 'ran out',
		'stay away', 'stopped working', 'stops working', 'nothing works', 'nobody answers', 'nobody answered', 'fails to', 'leaves much to be desired', 'leaves a lot to be desired', 'out of order', 'days late', 'weeks late', 'takes forever', 'took forever',
	],
	'-3': ['waste of money', 'waste of time', 'rip off', 'ripped off', 'worst ever', 'one star', '1 star', 'never again', 'zero stars', 'avoid at all costs', 'not worth', 'a joke'],
};

export const NEGATORS =
	"not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt wasnt wont wouldnt couldnt shouldnt hasnt havent hardly barely scarcely rarely seldom less lacks lack lacking stop stopped unable zero ain't";

/** Words of degree beyond those that VADER lists; the figures are VADER's for its own. */
export const DEGREES: Record<string, string> = {
	'0.293':
		'very really so extremely incredibly absolutely totally completely utterly highly especially particularly exceptionally remarkably super truly too such always insanely terribly awfully seriously deeply entirely thoroughly most more real quite pretty amazingly wonderfully unbelievably fully greatly rather again everything',
	'-0.293': 'slightly somewhat partly marginally almost fairly little bit kinda sorta occasionally sometimes',
};

/** Stems of these count when they are negated: "never arrived", "no response". */
export const EXPECTED =
	'work working load start open connect arrive deliver receive respond response reply answer answered help refund help-desk explain fit sync save update solve resolve fix understand match charge turn print scan recognize accept allow log login contact reach come show function hold last ship shipped sleep improve clear care listen apologize apology follow documented explanation available availability';

export const TURNS = 'but however yet nevertheless nonetheless unfortunately sadly otherwise';
export const CONCESSIONS = 'although though while whereas despite except unlike';
export const JOINTS = 'and plus or';
export const PRONOUNS = 'it they he she this that these those its their his her them';
