"""Parts inside, in Portuguese, and what leads to them: causes, remedies, effects."""

from commdrill.wording.phrases import InsideWords, crossed

INSIDE = InsideWords(
    parts="""
    réplica, réplicas, token, tokens, plugin*, cache, instância, instâncias, chamadas à api, rotação de chaves, mudança de código, mudança no código, código novo, patch, firewall
    """,
    leads=crossed(
        "estamos",
        "reiniciando, escalando, limpando, reconstruindo, revertendo, reimplantando, drenando, a reiniciar, a reconstruir",
    )
    + """
    pico de, avalanche de, devido a, devido à, devido ao, por culpa de, por causa de, por causa da, por causa do, causado por, causada por, provocado por, provocada por, deve se a, deveu se a, causa é, causa foi, motivo foi, falha está no, falha está na, problema está no, problema está na, erro na, erro no, erro de, falha na, falha no, falha de
    reiniciamos, subimos, adicionamos, escalamos, limpamos, esvaziamos, reconstruímos, trocamos, substituímos, aumentamos a memória das, desativamos, rejeita os
    """,
    effects=crossed(
        "foi, foram, está sendo, estão sendo",
        "reiniciado, reiniciada, reiniciados, reiniciadas, escalado, escalados, reconstruído, reconstruída",
    )
    + """
    trouxe, trouxeram, introduziu, provocou, causou, são assinados, foram assinados, chave errada, derrubou, derrubaram, quebrou, quebraram, bloqueou, bloqueia, não rodou, não rodaram, está atrasad*, estão atrasad*, estourou, encheu, está aquecendo, errad*
    """,
    seen="""
    seu, sua, seus, suas, você, vocês, museu, arte, navio*, caravela*, terremoto*, sismo*, rua*, trem, trens, comboio*, metrô, ônibus, autocarro*, transporte, judicia*, social, escolar, caldeira, elevador*, semáforo*
    primeira instância, polícia*, incêndio*, porto, nicotina, navegador, postal
    """,
)
