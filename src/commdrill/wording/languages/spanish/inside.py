"""Parts inside, in Spanish, and what leads to them: causes, remedies, effects."""

from commdrill.wording.phrases import InsideWords, crossed

INSIDE = InsideWords(
    parts="""
    replica, replicas, nodo, nodos, token, tokens, plugin*, cache, instancia, instancias, llamadas a la api, rotacion de claves, cambio de codigo, cambio en el codigo, codigo nuevo
    parche, firewall, cortafuegos, trabajo de copia, tarea de copia
    """,
    leads=crossed(
        "estamos",
        "reiniciando, escalando, purgando, reconstruyendo, revirtiendo, parcheando, redesplegando, drenando",
    )
    + """
    pico de, avalancha de, debido a, debida a, por culpa de, a causa de, causado por, causada por, provocado por, provocada por, se debe a, se debio a, causa es, causa fue, motivo es, motivo fue, fallo esta en, problema esta en, error en la, error en el, error de, fallo en la, fallo en el, fallo de
    hemos reiniciado, reiniciamos, hemos levantado, levantamos, hemos arrancado, hemos añadido, hemos escalado, hemos vaciado, vaciamos, hemos purgado, purgamos, hemos reconstruido, reconstruimos, hemos reemplazado, hemos ampliado la memoria de, hemos desactivado, rechaza los
    """,
    effects=crossed(
        "se, se ha, se han, fue, fueron",
        "reinicio, reiniciaron, reiniciado, reiniciada, reiniciados, reiniciadas, purgado, purgada, escalado, escalados",
    )
    + """
    trajo, trajeron, introdujo, provoco, causo, se firman, se firmaron, clave equivocada, tumbo, tumbaron, derribo, rompio, rompieron, rompe, dejo sin, dejo fuera, se vacio, se lleno, va con, van con, bloqueo, bloquea, llevaba, fallando, no se ejecuto, por detras, equivocad*
    """,
    seen="""
    su, tu, sus, tus, usted, museo, arte, barco*, carabela*, castillo*, terremoto*, sismo*, temblor*, calle*, tren, trenes, metro, autobus*, ferroviari*, transporte, aves, pajaros, judicial*, primera instancia, a instancias, instancias judiciales, social, escolar, europea, caldera, ascensor*, semaforo*
    incendio*, monte*, bosque*, solicitud*, puerto, registro, navegador, postal, alimento*
    """,
)
