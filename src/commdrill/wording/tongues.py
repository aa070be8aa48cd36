"""Which language a text is in, told by its commonest words; also which it is not.

Words of several languages count little, those of one alone much. Languages that no messages are understood
in are known here by their words only, to be told from those that are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from commdrill.wording.languages import languages, primary_language
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.sentences import sentences

_NEIGHBOURS = {
    "es": """Spanish: caído caída caídos vuelve vuelven volverá funciona funcionan volvemos puede puedes tiene problemas listo pronto seguir comprando hasta
        apenas encuentra encuentran algunas algunos nada""",
    "pt": """Portuguese: problemas pronto tem o os as um uma do da dos das em na nos nas pelo pela pelos com sem que não nao é são
        está estão foi mais já também ao aos à às seu sua seus suas você vocês nós nosso nossa neste nesta
        disponível disponíveis serviço serviços voltar volte voltam voltará previsão acompanhe novidades
        obrigado obrigada pagamento pagamentos enquanto pode podem ainda até hoje amanhã pedimos desculpa
        desculpas equipe equipa resolver ligue loja por para momento esperamos pedido pedidos cliente de no
        fora ar volta retorno instável caiu voltamos esgotado avaria indisponível funcionar dentro poderá nossos todo resto funciona funcionam nada desde minutos antes novo aguarde sai você este esta estamos nas atendimento vai vão cerca demorar demora leva levar transtorno transtornos compreensão compreensao incômodo""",
    "de": """German: der die das den dem des ein eine einen einem einer und oder nicht ist sind war wird werden
        wurde wir ihr ihre ihren ihnen sie ich es im am auf aus bei mit nach von vom zu zum zur für über unter
        wieder zurzeit derzeit leider verfügbar bitte danke können kann haben hat auch noch nur aber wenn bis
        um uhr heute morgen dienst störung kunden bestellung bestellungen zahlung zahlungen erwarten voraussichtlich
        neuigkeiten entschuldigen vielen dank weiterhin unser unsere unseren fällt probleme fertig offen steht zurück mehr neues geht läuft gerade steht stunden minuten an in""",
    "fr": """French: le la les un une des du de et ou est sont été sera seront nous vous votre vos notre nos il
        elle ce cette ces dans sur pour par avec sans pas ne n'est plus que qui en au aux à retour disponible
        disponibles des problèmes fini panne retour suivi indisponible moment actuellement merci client clients commande commandes paiement
        paiements prévoyons suivez nouvelles pouvez heure heures excuses désolés l'équipe c'est d'ici être
        rétablissement prévu progrès jusqu'à jusqu'au voir infos service hors cours d'analyse analyse d'informations
        bientôt dès rétabli coupure connexion assistance appelez merci bonjour nouvelle prochaine mise jour minutes notre site""",
    "it": """Italian: il lo la i gli le un uno una di del della dei delle da dal dalla nel nella su sul sulla con
        per tra non è sono siamo stato sarà saranno che chi questo questa momento disponibile disponibili
        servizio servizi torni torna tornerà prevediamo segui seguite novità grazie ordine ordini pagamento
        pagamenti clienti potete può puoi ancora oggi domani ore minuti scusiamo disagio stiamo lavorando nostro
        nostra ha problemi non guasto vostro ci si al alle entro vedi fino informazioni aggiornamento
        prossimo linea fuori attualmente chiamate buongiorno minuti ripristino previsto sito""",
    "ca": """Catalan: el la els les un una uns unes de del dels al als amb per pel pels i és són està estan
        estem serà que aquest aquesta aquests moment disponible disponibles servei serveis tornarà torni
        esperem segueix seguiu novetats gràcies comanda comandes pagament pagaments clients podeu pot encara
        avui demà hores minuts disculpeu molèsties nostre nostra vostre ara mentre no o caigut caiguda caiguts
        torna tornem botiga encàrrec sentim fins""",
    "eu": """Basque: ez dago daude dira gara dabil dabiltza itzuliko eskuragarri une honetan zerbitzua zerbitzu mesedez barkatu
        eragozpenak ordainketa ordainketak zure zuen gure laster berriro orain gaur bihar ordu minutu baino dugu duzu dezakezu""",
    "da": """Danish: er og ikke det den vi du til med på fra tilbage igen nede klokken kan har som der desværre tilgængelig betaling
        bestilling ordre butik følg nyheder lukket åben senere timer i dag morgen undskyld tak vores din jeres""",
    "gl": """Galician: o os as un unha do da dos das en na nos nas polo pola con sen que non é son está están foi
        máis xa tamén ao á súa vostede noso nosa neste momento dispoñible dispoñibles servizo servizos volva
        volverá agardamos previsión novas grazas pedido pago cliente mentres pode poden aínda ata hoxe mañá
        desculpen para por de no""",
    "nl": """Dutch: de het een en of niet is zijn was wordt worden wij u uw onze op in met van voor naar bij uit
        aan om te weer momenteel beschikbaar helaas kunt kan ook nog maar als tot vandaag morgen uur minuten
        bedankt klanten bestelling betaling verwachten volg nieuws excuses dat deze zie meer terug tot
        storing bel kijk onze website wordt werkt niet volgende gesloten bereikbaar""",
}  # fmt: skip
_WEIGHTS = (0.0, 1.0, 0.5, 0.3, 0.2)  # of a word in so many languages
_RARE = 0.1
_LONGEST_READ = 4_000  # characters; more would not change the answer
_WORD = LazyPattern(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)")
_NO_WORDS = LazyPattern(r"\{\{[^{}\n]{0,80}\}\}|https?://\S+|\S{1,64}@\S+|(?<!\w)www\.\S+")
_LEAST, _SURE = 1.5, 2.0  # weight that a guess takes, and how much more than the next language has
_FEW, _SEVERAL, _SOME = 3, 2, 0.8  # words; words of the other language, and what they weigh
_LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzáàâãäéèêëíìîïóòôõöúùûüýñçßœºª'’"
)  # of those told apart here
_FEW_KNOWN = 4  # one word in so many: what has more, and one with another letter, has a loan
_FEWEST_UNKNOWN = 10  # words of which none is known, where it is another language


@dataclass(frozen=True)
class Foreign:
    """Words in another language than was said; `name`: which, None: nobody knows."""

    words: str
    name: str | None


def guess_language(text: str) -> str | None:
    """The code of the language a text is in; None where there is too little to tell."""
    return _guess(_words(text[:_LONGEST_READ]))


def name_of(code: str) -> str | None:
    """The name of a language that a guess may be."""
    known = {language.code: language.name for language in languages()}
    return known.get(code) or (_NEIGHBOURS[code].partition(":")[0] if code in _NEIGHBOURS else None)


def foreign(text: str, language: str) -> Foreign | None:
    """What of a text is not in its language: all of it, or a sentence; None: nothing is."""
    own = primary_language(language)
    if own not in _vocabulary():
        return None
    prose = text[:_LONGEST_READ]
    for part in (prose, *_sentences(prose)):
        words = _words(part)
        guess = _guess(words)
        if guess is not None and guess != own:
            return Foreign(" ".join(part.split()), name_of(guess))
        if any(_strange(part)) and _FEW_KNOWN * _known(words, own) <= len(words):
            return Foreign(" ".join(part.split()), None)
        if len(words) >= _FEWEST_UNKNOWN and not _known(words, own):
            return Foreign(" ".join(part.split()), None)
    rest = [part for part in _sentences(prose) if not _speaks(part, own)]
    other = _without_own(_words(" ".join(rest)))
    return Foreign(" ".join(" ".join(rest).split()), name_of(other)) if other else None


def _speaks(text: str, own: str) -> bool:
    return any(word in _vocabulary()[own] for word in _words(text))


def _without_own(words: list[str]) -> str | None:
    """The language that a few words are of, none of which is one of the language they should be in."""
    known = _vocabulary()
    if len(words) < _FEW:
        return None
    score, code = max((_score(code, words), code) for code in known)
    several = len(known[code].intersection(words)) >= _SEVERAL
    return code if several and score >= _SOME else None


def _sentences(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in sentences(text))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(_NO_WORDS.sub(" ", text))]


def _known(words: list[str], own: str) -> int:
    return sum(word in _vocabulary()[own] for word in words)


def _strange(text: str) -> Iterator[bool]:
    """Whether each word has a letter that none of the languages known here has; a name may have any."""
    for word in _WORD.findall(_NO_WORDS.sub(" ", text)):
        yield not word[0].isupper() and not _LETTERS.issuperset(word.lower())


def _guess(words: list[str]) -> str | None:
    scores = sorted(((_score(code, words), code) for code in _vocabulary()), reverse=True)
    (most, code), (next_most, _) = scores[:2]
    is_sure = most >= _LEAST and most >= _SURE * next_most and most * 10 >= len(words)
    return code if is_sure else None


def _score(code: str, words: list[str]) -> float:
    vocabulary = _vocabulary()[code]
    return sum(_weights()[word] for word in words if word in vocabulary)


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """The words of each language by its code."""
    known = {language.code: language.small_words for language in languages()}
    told_apart = {
        code: frozenset(words.partition(":")[2].split()) for code, words in _NEIGHBOURS.items()
    }
    codes = {**known, **told_apart}
    return {
        code: known.get(code, frozenset()) | told_apart.get(code, frozenset()) for code in codes
    }


@cache
def _weights() -> dict[str, float]:
    counts: dict[str, int] = {}
    for vocabulary in _vocabulary().values():
        for word in vocabulary:
            counts[word] = counts.get(word, 0) + 1
    return {
        word: _WEIGHTS[count] if count < len(_WEIGHTS) else _RARE for word, count in counts.items()
    }
