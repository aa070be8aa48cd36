"""Portuguese: what the content policy knows of it."""

from commdrill.wording.languages.portuguese.leaks import LEAKS
from commdrill.wording.phrases import Phrases, crossed
from commdrill.wording.policy_words import (
    GapWords,
    HelpWords,
    NameWords,
    PolicyWords,
    TimeWords,
)

POLICY = PolicyWords(
    leaks=LEAKS,
    gaps=GapWords(
        slots=Phrases(
            """
            hora, horário, data, horas, minutos, nome, nomes, telefone, número, link, ligação, endereço, e mail
            quando, onde, quem, sobrenome, lista, motivo, causa, descrição, descrever, descreva, inserir, insira, preencher, preencha, indicar, indique, assinatura
            """
        ),
        gaps=Phrases(
            """
            componente, componentes, serviço, serviços, sistema, sistemas, produto, produtos, região, zona
            duração, cliente, clientes, empresa, contacto, contato, referência, início, fim, x, xx, função
            serviço afetado, serviços afetados, área, local
            """
        ),
        tags=Phrases("aviso, atualização, manutenção, resolvido, importante, alerta"),
        greetings=Phrases(
            "olá, caro, cara, caros, caras, prezado*, prezada*, bom dia, boa tarde, boa noite"
        ),
        before_times=Phrases("às, até, em, dentro de, antes de, após, pelas, a partir das"),
        before_values=Phrases(
            """
            às, até, em, dentro de, antes de, para, olá, caro, cara, prezado, prezada, pedido, referência
            número, visite, consulte
            """
        ),
        labels=Phrases(
            "detalhes, impacto, telefone, motivo, causa, duração, contato, região, hora, horário, link, componente, serviço, nome, referência, previsto, início, fim, previsão"
        ),
        units=Phrases("minuto*, hora*, dia, dias, h, min"),
        verbs=Phrases("está, estão, não"),
        states=Phrases(
            "investigando, reparando, analisando, resolvendo, corrigindo, fora do ar, lento, lenta, indisponível, degradado, degradada, fechado, fechada, interrompido, interrompida, intermitente, instável, afetado, afetada, parcial, total, parcialmente, totalmente, alguns, todos, atrasado, cancelado"
        ),
        pressed=Phrases(
            "pressione, prima, aperte, clique em, depois, a tecla, o botão, selecione, escolha, e"
        ),
        later=Phrases(
            "a confirmar, a definir, a determinar, por confirmar, por definir, a ser definido, a preencher, pendente de confirmação"
        ),
        orders=Phrases(
            crossed("por favor", "confirmar, rever, completar, verificar"),
            crossed("pôr, colar, colocar", "link, hora, data, nome, telefone, texto, motivo"),
            "apagar se, remover se, excluir se, inserir, insira, preencher, preencha, completar, escolher uma, escolha uma, apagar o que não, conforme o caso",
        ),
        notes=Phrases(
            "apagar esta linha, apague esta linha, remover esta linha, apagar antes de enviar, remover antes de enviar, preencher antes de enviar, texto de exemplo, adicionar detalhes aqui, inserir texto aqui, nome aqui, link aqui"
        ),
        own_words=frozenset(),
    ),
    help=HelpWords(
        news=Phrases(
            """
            está a ser, estão a ser, está sendo, estão sendo, afeta, afetam, afetad*, atingid*, a tratar, tratando disso, cuidando disso, nossa gente,
            não está, não estão, não funciona*, não responde*, não é possível, não são possíveis
            não disponíve*, indisponí*, indisponibilidade, interrup*, interromp*, incidente*, problema*, falha*
            falhou, erro, erros, lent*, avaria*, fora do ar, fora de serviço, encerrad*, parado, parada
            manutenção, programad*, dificuldades, instabilidade, caiu, caíram
            """,
            """
            contamos ter, contamos voltar, contamos que, esperamos que, esperamos voltar, esperamos ter, espera que, previs*, prevemos, estim*, volta, voltar
            voltará, voltarão, voltam, regress*, restabelec*, recuper*, restaur*, retom*, em breve
            fabricante*, bombeiros, prédio, situação, uma peça, a peça, tempestade, sem luz, sem água, sem sinal, árvore*, diretoria, está informad*, está no caminho, melhorando, polícia, motivo, origem, serious*, estão nisso, estamos nisso, o que pode, o que podem, o que podemos, todo o possível, o mais rápido possível, o mais breve possível, quanto antes, resolvid*, resolver*, normaliz*
            """,
            """
            trabalh*, investig*, analis*, técnic*, engenh*, especialista*, repar*, corrig*, identific*, causa*
            devido, porque, prioridade, base de dados, banco de dados, servidor*, sobrecarga
            """,
            """
            entendemos, compreendemos, confiança, frustraç*, sentimos, lament*, desculp*, pedimos, incómodo*, transtorno*, obrigad*, agradec*, paciência, compreensão, olá
            caro, cara, prezad*, cumprimentos, atenciosamente, equipa*, equipe*
            """,
        ),
        steps=Phrases(
            """
            distribuímos, distribuem, vale também, valem também, serve também, servem também, não paga*, paga nada, perde a vez, perde o lugar, perdem a vez, perde sua vez, nada foi perdido, nada se perdeu, estão mantid*, está mantid*, não se perde*, seguem valend*, continuam valend*, pode, podem, poderá, por favor, visite, siga, acompanhe, consulte, ligue, contacte, contate
            tente, volte a tentar, aguarde, enquanto isso, entretanto, continua a funcionar
            continuam a funcionar, continua funcionando, continuam funcionando, segue funcionando, não é necessário, não precisa, não precisam, avisaremos
            informaremos, próxima atualização, como sempre, normalmente, por telefone, pessoalmente, grátis
            """
        ),
        commands=Phrases(
            """
            use, utilize, tente, espere, guarde, compre, pague, abra, envie, peça, evite, salve, grave, feche, mantenha, traga, leve, apanhe, tome, pegue, vá, venha, peçam, mostre, apresente
            imprima, escreva, responda, fale, procure, escolha, marque, remarque, desligue, ligue, reinicie, ferva, dirija, siga, veja, leia, confira, deixe, faça, não feche, não desligue, não envie, não tente
            """
        ),
        tellers=Phrases(
            """
            não é, não são, nosso*, nossa*, este, esta, isto, é, são, foi, há, nada, ninguém, tudo, aconteceu, ocorreu, começou, surgiu,
            *amos, *emos, *imos, devido, desde, em, no, na, por, hoje, ontem, agora, atualmente, infelizmente, já, ainda
            """
        ),
        things=Phrases(
            """
            o, a, os, as, um, uma, dois, duas, três, alguns, algumas, muitos, muitas, vários, várias, todos
            todas, ambos, cada, durante, em, no, na, hoje, com, para, e
            """
        ),
        past=Phrases(
            """
            foi, foram, era, eram, estava, estavam, teve, tiveram, houve, havia, ficou, ficaram, caiu, caíram
            começou, ocorreu, aconteceu, causou, parou, perdeu, *aram, *eram, *iram
            """
        ),
        cues=Phrases(
            """
            em vez de, em lugar de, dinheiro, autocarro*, ônibus, táxi*, devolv*, abert*, funciona, funcionam, disponíve*, segur*, guardad*, prolong*, reembols*, válid*, gratuit*
            grátis, possível, pode, podem, loja, lojas, linha de apoio, aceit*, mantém, mantêm
            """
        ),
        past_forms=r"(?<!\w)(?!estou|moscou)[a-zà-ÿ]{2,20}(?:ou|[dcvr]eu|iu)(?!\w)|(?<!\w)houve(?!\w)",
        ways_round=Phrases(
            """
            alternativa*, entretanto, enquanto isso, em vez disso, ofereça, por telefone, à mão, em papel
            diga, peça, encaminhe, guião, por favor, manualmente
            """
        ),
    ),
    times=TimeWords(
        back=Phrases(
            """
            contamos mais, contaremos mais
            próxima mensagem, próxima nota, próximo comunicado, próximo boletim, abrir, outra vez, abre às, abrem às, como sempre, volt*, regress*, restabelec*, recuper*, restaur*, retom*, disponíve*, funcion*, até, resolv*, repar*
            termin*, conclu*, fim, espera*, prev*, estim*, demor*, de novo, novamente, normal*, atualização*, novidade*, recomeç*
            notícia*, informar*, avisar*, encerrad*, manutenção, trabalhos, começ*, inici*, dura*, interromp*, mais _ minutos, mais _ horas, conserto, leva, levará, mais informações, daremos, reabr*, pront*, deve durar, próximo aviso
            """
        ),
        other=Phrases(
            crossed(
                "prova, provas, aula, aulas, curso, cursos, reunião, visita, corrida",
                "começa às, começam às, começa amanhã, começam amanhã, inicia às, iniciam às, começa em, começam em",
            ),
            """
            recebemos, percebemos, percebeu, notamos, sua sessão, parou, pararam, respond*, oferta*, promoç*, desconto*, falhou, caiu, quebrou, deixou de, dura já, já dura, chat fecha, loja fecha
            café, grátis, almoço, tente de novo após _ minutos, tente novamente após _ minutos, tente de novo em, preço, preços, tarifa*, filme*, concerto*, sessão começa, portas abrem, abrem às, todos os dias, última atualização, ligue até, aguarde _ minutos, aguarde _ horas, espere _ minutos, jogo começa, partida começa, devolv*
            reembols*, entreg*, chega em, chegam em, chega o, chega a, pedido chega, pedidos chegam, encomenda chega, encomendas chegam, dinheiro chega, votação, urnas, abrimos hoje, tem até, têm até, inscreva se, votar, ganhe, encomend* feita*, atende*, telefone*, guardad*, reservad*, válid*
            horário de, abert*, começou, detetad*, detectad*, ocorreu, fatura*, vence*, fundad*, expira*
            """,
        ),
        past=Phrases(
            "foi, foram, era, eram, estava, estavam, tinha, tinham, havia, houve, *ava, *avam, *aram, *eram, *iram, chegou, partiu"
        ),
        ahead=Phrases(
            """
            será, serão, está, estão, estará, estarão, abre, abrem, reabre*, volta*, volte*, espera*, prev*, de novo, novamente, outra vez, próxim*, deve, devem, vai, vamos, até, adiad*, prolong*
            """
        ),
        from_or_since=Phrases("durante"),
        to_come=Phrases("estará, estarão, estaremos, ficará, ficarão, ficaremos"),
        not_back=Phrases(
            "desde, desde as, desde a, desde o, há, nas últimas, nos últimos, cada, a cada, todos os"
        ),
        ends=Phrases(
            "até, fim, termin*, conclu*, volt*, restabelec*, retom*, recuper*, dura*, de novo"
        ),
    ),
    names=NameWords(
        everything=Phrases(
            "tudo, todos os serviços, todos os nossos serviços, todos os sistemas, todo o sistema"
        ),
        generic=Phrases(
            """
            os, as, do, da, dos, das, nosso*, nossa*, seu, sua, um, uma, com, para, serviço*, sistema*, site*
            app, apps, web, página*, plataforma*, produto*, portal*, cliente*, dados, todo*, novo, nova, online
            """
        ),
        endings=Phrases(
            "s, es, o, os, a, as, e, ar, er, ir, ado, ados, ada, adas, ação, ações, ando, mento"
        ),
        before_verbs=Phrases(),
    ),
)
