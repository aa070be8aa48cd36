"""Spanish."""

from collections.abc import Sequence

from commdrill.wording.languages.language import Language, Readability, Samples
from commdrill.wording.languages.spanish.policy import POLICY
from commdrill.wording.languages.spanish.times import CLOCKS, DAYS, LENGTHS
from commdrill.wording.languages.spanish.zones import ZONES
from commdrill.wording.lazy_pattern import LazyPattern

_SMALL_WORDS = """
el la los las de del y e en es está están esta estan estará estarán estamos fue fueron ser sido lo le les
su sus este estas estos esto con sin para por al desde hasta como o u no nos nosotros usted ustedes tu
tus te se si cuando mientras ahora todo toda todos todas más mas un una unos unas que pero ya también
tambien favor puede puedes pueden podrá podrán hemos ha han hay son tiene tienen nuestro nuestra nuestros
nuestras servicio servicios disponible disponibles funciona funcionan funcionar vuelve vuelven vuelva
vuelvan volverá volverán esperamos siga sigue siguen novedades hora horas minutos gracias pedido pedidos
pago pagos cliente clientes avería averia incidencia problema problemas mantenimiento disculpe disculpen
molestias hoy mañana manana aquí aqui ayuda llame teléfono tienda momento equipo trabajando antes después
hace falta nada sobre entre cada otra otro muy le aún aun sigan consulte gratis estimado estimada hola
informaremos trabajamos sentimos lamentamos
algún alguna algunos algunas ningún ninguna donde dónde porque quien quienes cual cuales cuyo ese
esa esos esas eso aquel allí muchos muchas mucho mucha poco poca pocos pocas solo sólo así entonces
luego siempre nunca mejor posible tras según caso mismo misma otros otras estar era eran siendo
tener tenido hacer hecho hubo será serán sería estaba debe deben deje vea vaya nadie alguien próximo
próxima próximos próximas cuenta cuentas tarjeta tarjetas dinero compra compras compre pague tiendas
billete billetes línea líneas ciudad llamar número aplicación app error errores lento lenta lentos
lentas técnicos continuar continúa continúan entrega entregas señor señora querido querida buenos
buenas días día noche tarde semana ayer guardado guardados enviado enviados seguro segura
actualización actualizaciones obras gratuito durante cuánto cuándo qué sí usan usar pedir pide
espere espera volver volvemos
vuelta estaremos volveremos regresa regresan regreso información detalles cerca acuda responda
cualquier fuera regresamos andar anda
info team
"""
# a vowel or a diphthong: two full vowels, or an accented í or ú beside another, are two
_SYLLABLE = LazyPattern(
    r"(?i)(?:(?<=[qg])u(?=[eiéí])|[iuü](?=[aeoáéó]))?(?:[aeoáéó][iuüy]?|[iuüíú])"
)


def _szigriszt(words: Sequence[str], sentences: int) -> float:
    syllables = sum(max(1, len(_SYLLABLE.findall(word))) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences


LANGUAGE = Language(
    code="es",
    name="Spanish",
    decimals=".,",
    small_words=frozenset(_SMALL_WORDS.split()),
    conjunctions=("y", "e", "&", "o", "u"),
    lengths=LENGTHS,
    days=DAYS,
    clocks=CLOCKS,
    zones=ZONES,
    policy=POLICY,
    # newspapers lie near 55, and what only lawyers like below 25
    readability=Readability(
        "Szigriszt-Pazos",
        _szigriszt,
        lambda score: score < 45.0,
        "El servicio no funciona en este momento por una avería. "
        "Sentimos las molestias y esperamos que vuelva hoy mismo.",
    ),
    samples=Samples(
        window="el 24 de noviembre de 02:00 a 04:00 UTC",
        time="dentro de 45 minutos",
        dated_time="24 de noviembre a las 16:30 UTC",
        duration="45 minutos",
    ),
)
